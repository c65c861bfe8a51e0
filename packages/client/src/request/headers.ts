import type { HeaderSource } from "../types/runtime.ts";

/** Merges headers. A later value replaces an earlier one, whatever the case of the name; an array adds to it. */
export function mergeHeaders(sources: readonly HeaderSource[]): Headers {
  const merged = new Headers();
  for (const source of sources) {
    for (const [name, value] of source instanceof Headers ? source : Object.entries(source ?? {})) {
      if (value === null) merged.delete(name);
      else if (Array.isArray(value)) for (const each of value) merged.append(name, String(each));
      else if (value !== undefined) merged.set(name, String(value));
    }
  }
  return merged;
}
