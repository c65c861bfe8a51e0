import type { Operation } from "@numbers-api/contract";
import type { ParameterValues } from "./parameters.ts";

/** Creates the header with one key for all attempts of a call, unless the caller gives one. */
export function createIdempotencyKey(
  { idempotencyKey }: Pick<Operation, "idempotencyKey">,
  header: ParameterValues["header"],
): Record<string, string> | undefined {
  if (idempotencyKey === undefined || header?.[idempotencyKey] !== undefined) return undefined;
  return { [idempotencyKey]: crypto.randomUUID() };
}
