import { type Shape, shapes } from "@numbers-api/contract";

/**
 * Where a value lacks what the contract promises: a required member is missing or of another type. Members that the
 * shape does not know are welcome. It looks at each item of each list, so it is written for speed.
 *
 * @param wanted nothing fits one that is not known.
 * @returns the first such place, for example `.numbers.3.phoneNumber`, `""` for the value itself; `undefined` when the
 * value is as promised.
 */
export function misfit(value: unknown, wanted: Shape | undefined): string | undefined {
  const shape = named(wanted);
  if (typeof shape !== "object" || typeof value !== "object" || !value) {
    return typeof value === shape || (shape === "any" && value !== undefined) ? undefined : "";
  }
  // Neither is narrowed by Array.isArray: one is unknown, and the other is readonly.
  const members = value as Readonly<Record<string | number, unknown>>;
  const inner = shape as Readonly<Record<string | number, Shape>>;
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return "";
    const item = named(inner[0]);
    for (let index = 0; index < value.length; index++) {
      const below = misfit(members[index], item);
      if (below !== undefined) return `.${index}${below}`;
    }
    return undefined;
  }
  for (const name in inner) {
    const below = misfit(members[name], inner[name]);
    if (below !== undefined) return `.${name}${below}`;
  }
  return undefined;
}

/** What a name such as `#NumberList` stands for. */
function named(shape: Shape | undefined): Shape | undefined {
  const all: Readonly<Record<string, Shape>> = shapes;
  return typeof shape === "string" && shape[0] === "#" ? all[shape.slice(1)] : shape;
}
