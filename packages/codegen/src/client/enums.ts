import type { ApiModel } from "@numbers-api/openapi/model";
import { dereference, isObject, referenceOf } from "@numbers-api/openapi/reference";
import { print } from "../output/print.ts";
import { publicName } from "./public-names.ts";

/** Values that the contract lists for a string or number. */
export interface ValueSet {
  readonly name: string;
  /** Place in the contract, for the comment. */
  readonly source: string;
  readonly values: readonly (string | number)[];
  /** Other values may occur, too. */
  readonly isOpen: boolean;
}

/**
 * Finds the sets of values of a contract: of the component schemas, named like them, and of their members and items,
 * named after both. Closed sets are `enum`, or unions of `const`; open ones have a plain string beside them, or are listed
 * in `x-extensible-enum`.
 */
export function findValueSets({ schemas, document }: ApiModel): ValueSet[] {
  const found = new Map<string, ValueSet>();
  const add = (source: string, schema: unknown): void => {
    const name = publicName(source);
    const set = readValues(dereference(document, schema), document);
    if (name === undefined || found.has(name) || !set) return;
    found.set(name, { name, source, ...set });
  };
  for (const [name, { schema }] of schemas) add(name, schema);
  for (const [name, { schema }] of schemas) {
    for (const [member, value] of propertiesOf(schema)) {
      const inner = isObject(value) && value["type"] === "array" ? value["items"] : value;
      // A component has a name already.
      if (referenceOf(inner) === undefined) add(`${name}.${member}`, inner);
    }
  }
  return [...found.values()];
}

/** Members of a schema and of the parts that are written in it. */
function propertiesOf(schema: unknown): [name: string, schema: unknown][] {
  if (!isObject(schema)) return [];
  const { properties, allOf } = schema;
  const parts: unknown[] = Array.isArray(allOf) ? allOf : [];
  return [...Object.entries(isObject(properties) ? properties : {}), ...parts.flatMap(propertiesOf)];
}

function readValues(schema: unknown, document: unknown): Pick<ValueSet, "values" | "isOpen"> | undefined {
  if (!isObject(schema)) return undefined;
  const { enum: closed, const: single, "x-extensible-enum": open, anyOf, oneOf = anyOf } = schema;
  const list = open ?? closed ?? (single === undefined ? undefined : [single]);
  if (Array.isArray(list)) {
    const values = list.filter((value) => value !== null);
    const isPrimitive = values.every((value) => typeof value === "string" || typeof value === "number");
    return values.length > 0 && isPrimitive ? { values, isOpen: open !== undefined } : undefined;
  }
  if (!Array.isArray(oneOf)) return undefined;
  const parts = oneOf.map((part: unknown) => dereference(document, part)).filter(isObject);
  const sets = parts.map((part) => readValues(part, document));
  const others = parts.filter((part, index) => !sets[index] && part["type"] !== "null");
  // A plain string beside the listed ones leaves the set open.
  if (others.some(({ type, pattern, format }) => type !== "string" || pattern !== undefined || format !== undefined)) {
    return undefined;
  }
  const values = [...new Set(sets.flatMap((set) => set?.values ?? []))];
  const isOpen = others.length > 0 || sets.some((set) => set?.isOpen);
  return values.length > 0 ? { values, isOpen } : undefined;
}

/** Renders a set as an object whose members are its values, and a type of the same name for one that has none. */
export function renderValueSet({ name, source, values, isOpen }: ValueSet, hasType: boolean): string {
  const members = Object.fromEntries(values.map((value) => [String(value), value]));
  const start = `export const ${name} = `;
  const doc = `/** Values of ${JSON.stringify(source)}${isOpen ? "; others may be added" : ""}. */`.replaceAll(
    /\*\/(?!$)/g,
    "*\\/",
  );
  const base = values.some((value) => typeof value === "number") ? "(number & {})" : "(string & {})";
  const type = `export type ${name} = (typeof ${name})[keyof typeof ${name}]${isOpen ? ` | ${base}` : ""};\n`;
  return `${doc}\n${start}${print(members, start)} as const;\n${hasType ? "" : type}`;
}
