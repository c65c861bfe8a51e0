import type { Location } from "@numbers-api/openapi/problem";
import { memberOf, type Path } from "@numbers-api/openapi/reference";
import type { Locator } from "../model/changes.ts";

/** Members that people read and programs do not. */
const TEXTS = new Set(["summary", "description", "title", "termsOfService"]);

/** Text with the same meaning in other words, and its place. */
export interface Reworded extends Location {
  readonly text: string;
}

/** Places where the same part of both documents is worded differently. */
export function findRewording(base: unknown, head: unknown, locator: Locator, path: Path = []): Reworded[] {
  if (typeof base !== "object" || typeof head !== "object" || base === null || head === null) return [];
  return Object.entries(head).flatMap(([key, value]) => {
    const [before, at] = [memberOf(base, key), [...path, key]];
    const isText = TEXTS.has(key) && typeof value === "string" && path.at(-1) !== "properties";
    if (!isText) return findRewording(before, value, locator, at);
    return value === before ? [] : [{ ...locator.locate(at), text: value }];
  });
}
