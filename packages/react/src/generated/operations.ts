// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { BoundOperation } from "../operation.ts";

export const numbersList: BoundOperation<"numbers", "list"> = {
  resource: "numbers",
  name: "list",
  input: "none",
  call: (client, _input, options) => client.numbers.list(options),
};
