// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { Operation } from "../operation.ts";

export const numbersList: Operation<"numbers", "list"> = {
  resource: "numbers",
  name: "list",
  input: "none",
  call: (client, _input, options) => client.numbers.list(options),
};
