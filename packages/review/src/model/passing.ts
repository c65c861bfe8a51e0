import { canonical } from "./json.ts";
import { type Part, type Read, type Union, View } from "./view.ts";

const TYPES = ["array", "boolean", "integer", "null", "number", "object", "string"] as const;

/** The types that may pass; a number may be an integer, so `number` brings `integer` along. */
export function typesOf(view: View, withUnions: boolean): Set<string> {
  let types = new Set<string>(TYPES);
  for (const part of view.parts) {
    const listed = part.schema["type"] ?? typesOfList(part);
    if (listed === undefined) continue;
    const own = new Set([listed].flat().map(String));
    if (own.has("number")) own.add("integer");
    if (letsNullPass(view, part)) own.add("null");
    types = types.intersection(own);
  }
  for (const { branches, orNull } of withUnions ? view.unions : []) {
    const own = new Set(branches.flatMap((branch) => [...typesOf(new View(view.tree, [branch]), false)]));
    if (orNull) own.add("null");
    types = types.intersection(own);
  }
  return types;
}

/** The values that `enum` and `const` leave, by their JSON text; undefined when there is no such limit. */
export function valuesOf(view: View, withUnions = false): Map<string, Read> | undefined {
  const lists = view.parts.flatMap((part) => {
    const own = ownValues(view, part);
    if (own && letsNullPass(view, part)) own.set("null", { value: null, site: part.site });
    return own ? [own] : [];
  });
  for (const union of withUnions ? view.unions.filter((each) => isList(view, each)) : []) {
    const own = union.branches.flatMap((branch) => valuesOf(new View(view.tree, [branch])) ?? []);
    if (own.length > 0) lists.push(new Map(own.flatMap((map) => [...map])));
  }
  const [first, ...others] = lists;
  return first && new Map([...first].filter(([key]) => others.every((list) => list.has(key))));
}

/** Whether null passes. */
export function allowsNull(view: View): boolean {
  return typesOf(view, true).has("null") && (valuesOf(view)?.has("null") ?? true) && !view.never;
}

/**
 * Whether a union is another way to write a list of types or of values: `anyOf` of `{ type: string }` and
 * `{ type: integer }`, `oneOf` of constants.
 */
export function isList({ tree }: View, { keyword, branches }: Union): boolean {
  const views = branches.map((branch) => new View(tree, [branch]));
  const keywords = new Set(["type", "const", "enum"]);
  if (views.some((view) => view.never || view.unions.length > 0 || !view.saysOnly(keywords))) return false;
  const values = views.flatMap((view) => {
    const own = valuesOf(view);
    return own ? [new Set(own.keys())] : [];
  });
  if (values.length > 0 && values.length < views.length) return false;
  const all: Set<string>[] = values.length > 0 ? values : views.map((view) => typesOf(view, false));
  const areApart = all.every((one, index) => all.slice(index + 1).every((two) => one.isDisjointFrom(two)));
  return keyword === "anyOf" || areApart;
}

function letsNullPass({ tree }: View, { schema, orNull }: Part): boolean {
  return orNull || (tree.is30 && schema["nullable"] === true);
}

function ownValues({ tree }: View, { site, schema }: Part): Map<string, Read> | undefined {
  const constant = "const" in schema ? tree.child(site, "const") : undefined;
  if (!constant && !Array.isArray(schema["enum"])) return undefined;
  const sites = constant ? [constant] : tree.items(tree.child(site, "enum"));
  return new Map(sites.map((item) => [canonical(item.value), { value: item.value, site: item }]));
}

/** The types of the values of a list, where nothing else says them. */
function typesOfList({ schema }: Part): string[] | undefined {
  const values: unknown = "const" in schema ? [schema["const"]] : schema["enum"];
  return Array.isArray(values) ? values.map(typeOf) : undefined;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
