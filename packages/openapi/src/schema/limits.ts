import { isMultiple, isNever, typesOf } from "./acceptance.ts";
import { viewOf } from "./build-view.ts";
import type { Site } from "./tree.ts";
import type { View } from "./view.ts";

export type BoundKind = "minimum" | "maximum" | `${"min" | "max"}-${"length" | "items" | "properties" | "contains"}`;

/** Keywords that limit from one side. */
export const BOUNDS: readonly (readonly [kind: BoundKind, keyword: string, type: string, exclusive?: string])[] = [
  ["min-length", "minLength", "string"],
  ["max-length", "maxLength", "string"],
  ["min-items", "minItems", "array"],
  ["max-items", "maxItems", "array"],
  ["min-properties", "minProperties", "object"],
  ["max-properties", "maxProperties", "object"],
  ["minimum", "minimum", "number", "exclusiveMinimum"],
  ["maximum", "maximum", "number", "exclusiveMaximum"],
];

/** Limit; `exclusive` when the value itself no longer passes. No limit is an infinite one. */
export interface Bound {
  readonly value: number;
  readonly exclusive?: boolean;
  readonly site?: Site | undefined;
}

/** Order of two limits, the tighter one greater. */
export function tightness(kind: BoundKind, one: Bound, two: Bound): number {
  if (one.value === two.value) return Number(one.exclusive ?? false) - Number(two.exclusive ?? false);
  return kind.startsWith("min") ? one.value - two.value : two.value - one.value;
}

/** Limit that other keywords set: an object has its required members, and a list the items that it must contain. */
export function impliedBound(view: View, kind: BoundKind): Bound {
  return { value: impliedValue(view, kind) };
}

function impliedValue(view: View, kind: BoundKind): number {
  if (kind === "min-properties") return view.required().size;
  if (kind === "min-items")
    return Math.max(...view.parts.map(({ schema }) => ("contains" in schema ? Number(schema["minContains"] ?? 1) : 0)));
  if (kind === "max-items") return positionsOf(view);
  const isClosed = kind === "max-properties" && view.rest().some(({ value }) => value === false) && !view.isDynamic;
  if (isClosed && view.map("patternProperties").size === 0) return view.map("properties").size;
  return kind.startsWith("max") ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
}

/** Number of named positions of a list that has no items behind them. */
function positionsOf(view: View): number {
  const sizes = view.parts.map((part) => {
    const [items, prefix] = [view.of(part, "items"), view.tree.items(view.of(part, "prefixItems"))];
    return items && isNever(viewOf(view.tree, [items])) ? prefix.length : Number.POSITIVE_INFINITY;
  });
  return Math.min(...sizes);
}

/** Greatest number of items of a list. */
export function maxItemsOf(view: View): number {
  return Math.min(positionsOf(view), boundOf(view, 1, "max-items", "maxItems").value);
}

/** Tightest limit of a kind; `multiple` is a number of which all integers that pass are multiples. */
export function boundOf(
  view: View,
  multiple: number | undefined,
  kind: BoundKind,
  keyword: string,
  _type = "",
  exclusiveKeyword = "",
): Bound {
  const sign = kind.startsWith("min") ? 1 : -1;
  const isInteger = !typesOf(view).has("number");
  const bounds = view.parts.flatMap((part) =>
    [keyword, exclusiveKeyword].flatMap((key): Bound[] => {
      const site = view.of(part, key);
      const value = site?.value;
      if (typeof value !== "number") return [];
      // OpenAPI 3.0 uses a boolean where 3.1 uses a number.
      const exclusive = key === exclusiveKeyword || part.schema[exclusiveKeyword] === true;
      if (!isInteger) return [{ value, exclusive, site }];
      // The first integer that passes.
      const first = exclusive ? Math.floor(sign * value) + 1 : Math.ceil(sign * value);
      const step = kind === "minimum" || kind === "maximum" ? (multiple ?? 1) : 1;
      return [{ value: sign * Math.ceil(first / step) * step, site }];
    }),
  );
  const [tightest] = bounds.sort((a, b) => tightness(kind, b, a));
  return tightest ?? { value: kind.startsWith("min-") ? 0 : -sign * Number.POSITIVE_INFINITY };
}

/** Least common multiple; undefined when every number of the type passes. */
export function multipleOfAll(view: View): number | undefined {
  const isInteger = !typesOf(view).has("number");
  const limits = view.all("multipleOf").map(({ value }) => Number(value));
  const values = [...(isInteger ? [1] : []), ...limits.filter((value) => value > 0)];
  if (values.length === 0) return undefined;
  return values.reduce((multiple, value) => {
    let next = multiple;
    // Two numbers without a small common multiple are represented by their product.
    for (let times = 1; times <= 1000 && !isMultiple(next, value); times += 1) next = multiple * (times + 1);
    return isMultiple(next, value) ? next : multiple * value;
  });
}
