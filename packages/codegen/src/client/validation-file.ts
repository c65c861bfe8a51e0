import type { Operation, Shape } from "../model.ts";

/** Shape of an error's body. */
const ENVELOPE = "ErrorEnvelope";

/** Functions for values whose type alone is guaranteed. */
const PRIMITIVES = {
  string: "validateString",
  number: "validateNumber",
  boolean: "validateBoolean",
  any: "validatePresence",
} as const;

/** Renders the module that validates bodies: a function for each shape of a success or an error. */
export function renderValidation(operations: readonly Operation[], shapes: Readonly<Record<string, Shape>>): string {
  const writer = new Writer(shapes);
  const bodies = operations.flatMap(({ success, errors = {} }) =>
    [...Object.values(success), ...Object.values(errors)].flatMap(({ shape }) => shape ?? []),
  );
  const names = [...new Set([ENVELOPE, ...bodies])];
  const entries = names.map((name) => `  ${JSON.stringify(name)}: ${writer.functionOf(`#${name}`)},\n`);
  const imports = [...writer.imports, "type Validate"].sort().join(", ");
  return `import { ${imports} } from "../response/validation.ts";

${writer.functions.join("")}
/** Functions that find the first invalid place in a body, by the name of its shape. */
export const validationErrors: Readonly<Record<string, Validate>> & { readonly ${ENVELOPE}: Validate } = {
${entries.join("")}};
`;
}

/** Returns `true` for a contract whose error envelope has the members that the client reads. */
export function hasEnvelope(shapes: Readonly<Record<string, Shape>>): boolean {
  const memberOf = (shape: Shape | undefined, name: string): Shape | undefined => {
    const target = typeof shape === "string" ? shapes[shape.slice(1)] : shape;
    // Only shapes of objects have members of such names.
    return typeof target === "object" ? (target as Readonly<Record<string, Shape>>)[name] : undefined;
  };
  const envelope = shapes[ENVELOPE];
  const error = memberOf(envelope, "error");
  const members = [memberOf(envelope, "trackingId"), memberOf(error, "code"), memberOf(error, "message")];
  return members.every((member) => member === "string");
}

/** Writes expressions, and collects the functions and imports that they need. */
class Writer {
  readonly imports = new Set<string>();
  readonly functions: string[] = [];
  readonly #shapes: Readonly<Record<string, Shape>>;
  readonly #identifiers = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(shapes: Readonly<Record<string, Shape>>) {
    this.#shapes = shapes;
  }

  /** Expression of a function that validates a shape. */
  functionOf(shape: Shape): string {
    if (typeof shape !== "string") return `(value: unknown) => ${this.#placeIn(shape, "value", " ")}`;
    return shape in PRIMITIVES
      ? this.#import(PRIMITIVES[shape as keyof typeof PRIMITIVES])
      : this.#named(shape.slice(1));
  }

  /** Expression of the first invalid place in a value. */
  #placeIn(shape: Shape, value: string, space: string): string {
    if (typeof shape === "string") return `${this.functionOf(shape)}(${value})`;
    // Not narrowed by Array.isArray, because it is readonly.
    if (Array.isArray(shape))
      return `${this.#import("validateItems")}(${value}, ${this.functionOf((shape as [Shape])[0])})`;
    const places = Object.entries(shape).map(([name, inner]) => {
      const member = JSON.stringify(name);
      const own = `${value}[${member}]`;
      // Every object has some members, such as `constructor`.
      const place =
        name in Object.prototype
          ? `(${this.functionOf(inner)})(Object.hasOwn(${value}, ${member}) ? ${own} : undefined)`
          : this.#placeIn(inner, own, " ");
      return `${this.#import("placeIn")}(${member}, ${place})`;
    });
    const inside = places.join(` ||${space}  `) || '""';
    return `${this.#import("isObject")}(${value})${space}? ${inside}${space}: "."`;
  }

  #named(name: string): string {
    const known = this.#identifiers.get(name);
    if (known) return known;
    // Different names may become one identifier.
    let identifier = `validate_${name.replace(/\W/g, "_")}`;
    while (this.#taken.has(identifier)) identifier += "_";
    this.#taken.add(identifier);
    // Registered before it is written, because it may refer to itself.
    this.#identifiers.set(name, identifier);
    const shape = Object.hasOwn(this.#shapes, name) ? this.#shapes[name] : undefined;
    // No value is valid for an unknown shape, such as the envelope of an API without one.
    const place = shape ? `(value) =>\n  ${this.#placeIn(shape, "value", "\n    ")}` : '() => "."';
    this.functions.push(`const ${identifier}: Validate = ${place};\n`);
    return identifier;
  }

  #import(name: string): string {
    this.imports.add(name);
    return name;
  }
}
