import type { Location } from "@numbers-api/openapi/problem";
import { isObject, type Path } from "@numbers-api/openapi/reference";
import type { Locator } from "../model/changes.ts";

/** Members that people read and programs do not. */
const TEXTS = new Set(["summary", "description", "title", "termsOfService"]);

/** Text with the same meaning in other words, and its place. */
export interface Reworded extends Location {
  readonly text: string;
}

/** Places where the same part of both documents is worded differently. */
export function findRewording(base: unknown, head: unknown, locator: Locator): Reworded[] {
  return [...reworded(base, head, [])].map(({ path, text }) => ({ ...locator.locate(path), text }));
}

function* reworded(base: unknown, head: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (Array.isArray(base) && Array.isArray(head)) {
    for (const [index, item] of head.entries()) yield* reworded(base[index], item, [...path, index]);
  }
  if (!isObject(base) || !isObject(head)) return;
  for (const [key, value] of Object.entries(head)) {
    const before = base[key];
    if (before === value) continue;
    const isText = TEXTS.has(key) && typeof value === "string" && path.at(-1) !== "properties";
    if (isText) yield { path: [...path, key], text: value };
    else yield* reworded(before, value, [...path, key]);
  }
}
