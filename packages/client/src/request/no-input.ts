import type { HeaderSource } from "./headers.ts";
import { UnsendableError } from "./unsendable.ts";
import type { WriteInput } from "./write-input.ts";

/**
 * Replaces the writer of inputs for contracts whose operations take none.
 *
 * @throws {UnsendableError} when a caller without types gives some.
 */
export const refuseInput: WriteInput = ({ path }, { params, body }) => {
  if (body ?? params?.path ?? params?.query ?? params?.cookie) {
    throw new UnsendableError("the contract has no operation with such input");
  }
  // Headers are merged by name, and need no writer.
  return { path, query: "", headers: [params?.header as HeaderSource] };
};
