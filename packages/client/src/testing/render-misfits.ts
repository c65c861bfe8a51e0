import type { Operation, Shape } from "@numbers-api/contract";

/** The shape by which the client knows the body of an error. */
const ENVELOPE = "ErrorEnvelope";

/** What checks a value of which no more than its type is certain. */
const CHECKS = { string: "aString", number: "aNumber", boolean: "aBoolean", any: "anything" } as const;

/**
 * The module that finds out where a body lacks what the contract promises: a function for each shape that a success or
 * an error can have.
 */
export function renderMisfits(operations: readonly Operation[], shapes: Readonly<Record<string, Shape>>): string {
  const writer = new Writer(shapes);
  const bodies = operations.flatMap(({ success }) => Object.values(success).flatMap(({ shape }) => shape ?? []));
  const names = [...new Set([ENVELOPE, ...bodies])];
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${writer.functionOf(`#${name}`)},\n`);
  const imports = [...writer.imports, "type Misfit"].sort().join(", ");
  return `import { ${imports} } from "../misfit.ts";

${writer.functions.join("")}
/** What finds the first misfit in a body, by the name of its shape. */
export const misfits: Readonly<Record<string, Misfit>> & { readonly ${ENVELOPE}: Misfit } = {
${entries.join("")}};
`;
}

/** Writes expressions, and remembers what these refer to. */
class Writer {
  readonly imports = new Set<string>();
  readonly functions: string[] = [];
  readonly #shapes: Readonly<Record<string, Shape>>;
  readonly #identifiers = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(shapes: Readonly<Record<string, Shape>>) {
    this.#shapes = shapes;
  }

  /** What is a function of a value. */
  functionOf(shape: Shape): string {
    if (typeof shape !== "string") return `(value: unknown) => ${this.#placeIn(shape, "value", " ")}`;
    return shape in CHECKS ? this.#import(CHECKS[shape as keyof typeof CHECKS]) : this.#named(shape.slice(1));
  }

  /** What is the place of the first misfit in a value. */
  #placeIn(shape: Shape, value: string, space: string): string {
    if (typeof shape === "string") return `${this.functionOf(shape)}(${value})`;
    // Not narrowed by Array.isArray, because it is readonly.
    if (Array.isArray(shape)) return `${this.#import("aList")}(${value}, ${this.functionOf((shape as [Shape])[0])})`;
    const places = Object.entries(shape).map(([name, inner]) => {
      const member = JSON.stringify(name);
      return `${this.#import("at")}(${member}, ${this.#placeIn(inner, `${value}[${member}]`, " ")})`;
    });
    const inside = places.join(` ||${space}  `) || '""';
    return `${this.#import("isObject")}(${value})${space}? ${inside}${space}: "."`;
  }

  #named(name: string): string {
    const known = this.#identifiers.get(name);
    if (known) return known;
    // A name may hold what no identifier can; no two become one.
    let identifier = `misfitIn_${name.replace(/\W/g, "_")}`;
    while (this.#taken.has(identifier)) identifier += "_";
    this.#taken.add(identifier);
    // Known before it is written: it may refer to itself.
    this.#identifiers.set(name, identifier);
    const shape = Object.hasOwn(this.#shapes, name) ? this.#shapes[name] : undefined;
    // Nothing fits what is not known, such as the envelope of an API that has none.
    const place = shape ? `(value) =>\n  ${this.#placeIn(shape, "value", "\n    ")}` : '() => "."';
    this.functions.push(`const ${identifier}: Misfit = ${place};\n`);
    return identifier;
  }

  #import(name: string): string {
    this.imports.add(name);
    return name;
  }
}
