import { type Shape, shapes } from "@numbers-api/contract";

const named: Readonly<Record<string, Shape>> = shapes;

/**
 * Where a value lacks what the contract promises: a required member is missing or of another type.
 *
 * @returns the first such place, for example `.numbers[3].phoneNumber`, `""` for the value itself; `undefined` when the
 * value is as promised.
 */
export function misfit(value: unknown, shape: Shape): string | undefined {
  if (typeof shape === "string") {
    if (shape[0] === "#") return misfit(value, named[shape.slice(1)] ?? "any");
    return (shape === "any" ? value !== undefined : typeof value === shape) ? undefined : "";
  }
  if (isList(shape)) {
    return Array.isArray(value) ? first(value, (item, index) => [`[${index}]`, misfit(item, shape[0])]) : "";
  }
  if (typeof value !== "object" || !value) return "";
  // Members that the shape does not know are welcome.
  const members: Readonly<Record<string, unknown>> = { ...value };
  return first(Object.keys(shape), (name) => [`.${name}`, misfit(members[name], shape[name] ?? "any")]);
}

/** `Array.isArray` does not narrow a readonly array. */
function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function first<T>(
  items: readonly T[],
  look: (item: T, index: number) => [string, string | undefined],
): string | undefined {
  for (const [index, item] of items.entries()) {
    const [place, below] = look(item, index);
    if (below !== undefined) return place + below;
  }
  return undefined;
}
