import { type Shape, shapes } from "@numbers-api/contract";

/**
 * Where a value lacks what the contract promises: a required member is missing or of another type. Members that the
 * shape does not know are welcome.
 *
 * @param wanted nothing fits one that is not known.
 * @returns the first such place, for example `.numbers.3.phoneNumber.`, and `.` for the value itself; `""` when the
 * value is as promised.
 */
export function misfit(value: unknown, wanted: Shape | undefined): string {
  const shape = named(wanted);
  if (typeof shape !== "object") {
    return typeof value === shape || (shape === "any" && value !== undefined) ? "" : ".";
  }
  const isList = Array.isArray(shape);
  if (typeof value !== "object" || !value || Array.isArray(value) !== isList) return ".";
  // Neither is narrowed by Array.isArray: one is unknown, and the other is readonly.
  const members = value as Readonly<Record<string, unknown>>;
  const inner = shape as Readonly<Record<string, Shape>>;
  // Looked up once, not for each element.
  const element = named(inner[0]);
  // One kind of list of names for both: going through an iterator of each kind takes twice as long.
  for (const name of Object.keys(isList ? members : inner)) {
    const below = misfit(members[name], isList ? element : inner[name]);
    if (below) return `.${name}${below}`;
  }
  return "";
}

/** A shape by its name. */
function named(shape: Shape | undefined): Shape | undefined {
  const all: Readonly<Record<string, Shape>> = shapes;
  return typeof shape === "string" && shape[0] === "#" ? all[shape.slice(1)] : shape;
}
