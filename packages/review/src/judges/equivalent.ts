import { dereference, isObject, type Path } from "@numbers-api/openapi/reference";
import { canonical } from "../model/json.ts";

/** What a consumer's program never sees. */
const REMARKS = new Set(["description", "summary", "title", "example", "examples", "externalDocs", "tags", "$comment"]);

/** How deep references are replaced by what they lead to; schemas that contain themselves end here. */
const DEPTH = 24;

/**
 * Whether the part at a path is the same in both documents but for how it is written: references inlined or extracted,
 * a one-element `allOf`, parameters at the path or at the operation, the order of keys, remarks. It shares no code with
 * the rules of the review, because it is what they are checked by.
 */
export function isEquivalent(base: unknown, head: unknown, path: Path): boolean {
  // What stands in a path item, or came or went, is compared as part of the smallest whole that has it.
  const length = path[0] === "paths" ? 2 : path[0] === "components" ? 3 : 1;
  const whole = path.slice(0, length);
  const [before, after] = [valueAt(base, whole), valueAt(head, whole)];
  if (before === undefined || after === undefined) return false;
  return canonical(plain(base, before, DEPTH)) === canonical(plain(head, after, DEPTH));
}

function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    const at = dereference(document, value);
    return isObject(at) ? at[key] : Array.isArray(at) ? at[Number(key)] : undefined;
  }, document);
}

function plain(document: unknown, node: unknown, depth: number): unknown {
  const value = dereference(document, node);
  if (depth === 0) return "…";
  if (Array.isArray(value)) return value.map((item) => plain(document, item, depth - 1));
  if (!isObject(value)) return value;
  const { allOf, ...rest } = value;
  const own = Object.fromEntries(Object.entries(rest).filter(([key]) => !REMARKS.has(key) || isObject(rest[key])));
  if (Array.isArray(allOf) && allOf.length === 1) {
    const only = plain(document, allOf[0], depth);
    return isObject(only) ? { ...only, ...members(document, own, depth) } : only;
  }
  const hoisted = "parameters" in value && !("responses" in value) ? withParameters(own) : own;
  return members(document, allOf === undefined ? hoisted : { ...hoisted, allOf }, depth);
}

function members(document: unknown, value: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const list = plain(document, item, depth - 1);
      const isSet = (key === "required" || key === "parameters" || key === "enum") && Array.isArray(list);
      return [key, isSet ? list.map(canonical).sort() : list];
    }),
  );
}

/** A path item with its parameters moved into its operations. */
function withParameters(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { parameters, ...rest } = item;
  const shared: unknown[] = Array.isArray(parameters) ? parameters : [];
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      if (!isObject(value) || !("responses" in value)) return [key, value];
      const own: unknown[] = Array.isArray(value["parameters"]) ? value["parameters"] : [];
      return [key, { ...value, parameters: [...own, ...shared] }];
    }),
  );
}
