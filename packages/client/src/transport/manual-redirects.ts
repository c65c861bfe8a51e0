import type { Operation } from "@numbers-api/contract";
import type { AnyMethod } from "../types/runtime.ts";

/** Gives a redirect to the caller, as an error, where the contract documents nothing that could follow. */
export function keepRedirects(method: AnyMethod, { success }: Operation): AnyMethod {
  if (Object.keys(success).length > 0) return method;
  return (input, options, holder) => method(input, { redirect: "manual", ...options }, holder);
}
