import type { Handlers } from "../http/handlers.ts";
import type { NumberDirectory } from "../numbers/directory.ts";
import { numbersList } from "./numbers-list.ts";

/** Services of the core that operations are made of. */
export interface Services {
  readonly directory: Pick<NumberDirectory, "list">;
}

/** Creates the handler of each operation. */
export function createHandlers({ directory }: Services): Handlers {
  return { numbers_list: numbersList(directory) };
}
