import type { Operation } from "@numbers-api/contract";
import type { AnyMethod } from "../types/runtime.ts";
import { mergeHeaders } from "./headers.ts";

/** Adds a key, the same for all attempts of a call, unless the caller gives one. */
export function addIdempotencyKey(method: AnyMethod, { idempotencyKey: name }: Operation): AnyMethod {
  if (name === undefined) return method;
  return (input = {}, options, holder) => {
    // A caller without types may give null.
    const isGiven = (input.header?.[name] ?? undefined) !== undefined || mergeHeaders([options?.headers]).has(name);
    const header = { ...input.header, ...(!isGiven && { [name]: crypto.randomUUID() }) };
    return method({ ...input, header }, options, holder);
  };
}
