import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import { declaredTypes, type Site, type Tree, type View, viewOf } from "@numbers-api/openapi/schema-view";

/** Facts about every value that satisfies a schema. */
export interface SchemaFacts {
  /** `"any"` when values can be of several types or null. */
  readonly type: "string" | "number" | "boolean" | "array" | "object" | "any";
  /** Schema of the items of an array. */
  readonly items: Site | undefined;
  /** Required members, each with the schemas that it satisfies. */
  readonly members: ReadonlyMap<string, readonly Site[]>;
}

const TYPES: ReadonlyMap<string, SchemaFacts["type"]> = new Map([
  ["string", "string"],
  ["integer", "number"],
  ["number", "number"],
  ["boolean", "boolean"],
  ["array", "array"],
  ["object", "object"],
]);

/** Derives the facts of a schema, however it is composed. */
export function schemaFacts(view: View): SchemaFacts {
  const [type = "any", ...otherTypes] = new Set([...declaredTypes(view)].map((name) => TYPES.get(name) ?? "any"));
  // Next to `prefixItems`, `items` describes only the remaining items.
  const [items] = view.parts.flatMap((part) => (view.of(part, "prefixItems") ? [] : (view.of(part, "items") ?? [])));
  // Some documents of 3.1 still have `nullable`, and their servers send null.
  const isNullable = view.all("nullable").some(isTrue);
  const members = [...view.required().keys()].map((name) => [name, view.member(name)] as const);
  return {
    type: isNullable || otherTypes.length > 0 ? "any" : type,
    items,
    // Write-only members are required in requests only (OpenAPI 3.0.4, Schema Object, `writeOnly`).
    members: new Map(members.filter(([, sites]) => !viewOf(view.tree, sites).all("writeOnly").some(isTrue))),
  };
}

function isTrue({ value }: Site): boolean {
  return value === true;
}

/** Only reference in `allOf`, if its siblings, such as a description, do not constrain values. */
export function singleRef(tree: Tree, site: Site): Site | undefined {
  const { allOf, ...own } = isObject(site.value) ? site.value : {};
  const parts = tree.items(tree.child(site, "allOf")).filter(({ value }) => isConstraining(value));
  const [part, ...others] = isConstraining(own) ? [] : parts;
  return part && others.length === 0 && referenceOf(part.value) !== undefined ? part : undefined;
}

function isConstraining(schema: unknown): boolean {
  const keywords = ["allOf", "type", "nullable", "required", "items", "properties"];
  return !isObject(schema) || referenceOf(schema) !== undefined || keywords.some((keyword) => keyword in schema);
}
