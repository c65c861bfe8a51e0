import { type Shape, shapes } from "@numbers-api/contract";

const named: Readonly<Record<string, Shape>> = shapes;

/**
 * Where a value lacks what the contract promises: a required member is missing or of another type. Members that the
 * shape does not know are welcome.
 *
 * @returns the first such place, for example `.numbers.3.phoneNumber`, `""` for the value itself; `undefined` when the
 * value is as promised.
 */
export function misfit(value: unknown, shape: Shape | undefined): string | undefined {
  if (typeof shape === "string") {
    if (shape[0] === "#") return misfit(value, named[shape.slice(1)]);
    return typeof value === shape || (shape === "any" && value !== undefined) ? undefined : "";
  }
  const isList = Array.isArray(shape);
  if (!shape || typeof value !== "object" || !value || Array.isArray(value) !== isList) return "";
  for (const name of Object.keys(isList ? value : shape)) {
    // Only the names that the shape gives, or the indices of the list.
    const below = misfit((value as Record<string, unknown>)[name], (shape as Record<string, Shape>)[isList ? 0 : name]);
    if (below !== undefined) return `.${name}${below}`;
  }
  return undefined;
}
