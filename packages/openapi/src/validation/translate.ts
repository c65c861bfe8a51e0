import { memberSlot } from "../document/grammar.ts";
import { dereference, isObject } from "../document/reference.ts";
import type { JsonObject } from "../model/model.ts";
import { EXACT_FORMAT, EXACT_TYPE, INTEGER_RANGES } from "./keywords.ts";

/** Direction in which a value travels: `readOnly` members are left out of requests, `writeOnly` ones out of responses. */
export type Direction = "request" | "response";

type Kind = "number" | "count" | "string" | "strings" | "boolean" | "object" | "any";

/** Keywords of JSON Schema 2020-12 that restrict values by themselves, by the kind of their value. */
const KEYWORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...of("number", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "multipleOf"),
  ...of("count", "maxContains", "maxItems", "maxLength", "maxProperties"),
  ...of("count", "minContains", "minItems", "minLength", "minProperties"),
  ...of("string", "$ref", "$dynamicRef", "$dynamicAnchor", "format", "pattern"),
  ...of("strings", "required"),
  ...of("boolean", "uniqueItems"),
  ...of("object", "dependentRequired"),
  ...of("any", "const", "enum", "type"),
]);

/** Keywords with schemas that restrict no value. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(["$defs", "contentSchema", "definitions"]);

function of(kind: Kind, ...keywords: string[]): [keyword: string, kind: Kind][] {
  return keywords.map((keyword) => [keyword, kind]);
}

const TYPES = new Set(["array", "boolean", "integer", "null", "number", "object", "string"]);

/** Options of a translation. */
export interface Translation {
  readonly document: JsonObject;
  /** OpenAPI 3.0, whose schemas have their own dialect. */
  readonly isOld: boolean;
  /** Absent for values that do not travel: no member is left out. */
  readonly direction: Direction | undefined;
  /** Formats that are checked; any other is a note to people. */
  readonly formats: ReadonlySet<string>;
  /** Key under which the target of a reference is compiled; undefined when it leads nowhere. */
  keyOf(reference: string): string | undefined;
  /** Names the keywords that numbers are checked by as `addExactKeywords` does. */
  readonly isExact?: boolean;
  /** Called for keywords that restrict values, but are left out, because they cannot be checked. */
  onIgnored?(keyword: string, value: unknown): void;
}

/**
 * Translates a schema of OpenAPI 3.0 or 3.1 to JSON Schema 2020-12, keeping only keywords that restrict values.
 * Keywords with a value of the wrong kind are dropped, because they cannot be checked.
 */
export function translateSchema(schema: unknown, translation: Translation): boolean | JsonObject {
  return translate(schema, translation, new Set());
}

/** @param hidden Properties of the same value that the direction leaves out, declared in a schema around this one. */
function translate(schema: unknown, how: Translation, hidden: ReadonlySet<string>): boolean | JsonObject {
  if (typeof schema === "boolean") return schema;
  if (!isObject(schema)) return true;
  if (how.isOld && typeof schema["$ref"] === "string") return translateReference(schema["$ref"], how);
  const { $ref, ...own } = modernize(schema, how.isOld);
  const left = new Set([...hidden, ...hiddenProperties(schema, how)]);
  const members = Object.entries(own).flatMap(([key, value]) => {
    const translated = translateMember(key, value, how, left);
    if (translated.length === 0 && isRestricting(key)) how.onIgnored?.(key, value);
    return translated;
  });
  const reference = typeof $ref === "string" ? translateReference($ref, how) : true;
  return { ...Object.fromEntries(members), ...(isObject(reference) ? reference : {}) };
}

function translateReference(reference: string, how: Translation): boolean | JsonObject {
  const key = how.keyOf(reference);
  if (key === undefined) how.onIgnored?.("$ref", reference);
  return key === undefined ? true : { $ref: key };
}

function isRestricting(keyword: string): boolean {
  return KEYWORDS.has(keyword) && !WITHOUT_EFFECT.has(keyword);
}

function translateMember(
  keyword: string,
  value: unknown,
  how: Translation,
  hidden: ReadonlySet<string>,
): [string, unknown][] {
  // These keywords apply to the same value, so its hidden members are hidden there as well.
  const isSameValue = ["allOf", "anyOf", "oneOf", "if", "then", "else", "not", "dependentSchemas"].includes(keyword);
  const below = isSameValue ? hidden : new Set<string>();
  switch (
    WITHOUT_EFFECT.has(keyword) ? undefined : (memberSlot("schema", keyword, value)?.as ?? KEYWORDS.get(keyword))
  ) {
    case "one":
      return [[keyword, translate(value, how, below)]];
    case "list": {
      if (!Array.isArray(value) || value.length === 0) return [];
      // Drafts before 2020-12 have a list of schemas under `items`.
      return [[keyword === "items" ? "prefixItems" : keyword, value.map((item) => translate(item, how, below))]];
    }
    case "map": {
      if (!isObject(value)) return [];
      const entries = Object.entries(value).filter(([name]) => keyword !== "properties" || !hidden.has(name));
      const usable = entries.filter(([name]) => {
        const isUsableName = keyword !== "patternProperties" || isPattern(name);
        if (!isUsableName) how.onIgnored?.("pattern", name);
        return isUsableName;
      });
      return [[keyword, Object.fromEntries(usable.map(([name, item]) => [name, translate(item, how, below)]))]];
    }
    case "number":
      return isNumber(value) && !(keyword === "multipleOf" && value <= 0) ? [[keyword, value]] : [];
    case "count":
      return isNumber(value) && value >= 0 ? [[keyword, value]] : [];
    case "string":
      if (typeof value !== "string" || !isUsable(keyword, value, how)) return [];
      return [[how.isExact && keyword === "format" && INTEGER_RANGES.has(value) ? EXACT_FORMAT : keyword, value]];
    case "strings":
      return Array.isArray(value)
        ? [[keyword, [...new Set(value.filter((name) => typeof name === "string" && !hidden.has(name)))]]]
        : [];
    case "boolean":
      return typeof value === "boolean" ? [[keyword, value]] : [];
    case "object":
      return isObject(value) ? [[keyword, withoutHidden(value, hidden)]] : [];
    case "any":
      return translatePlain(keyword, value, how.isExact);
    default:
      return [];
  }
}

function translatePlain(keyword: string, value: unknown, isExact = false): [string, unknown][] {
  if (keyword === "enum") return Array.isArray(value) && value.length > 0 ? [[keyword, value]] : [];
  if (keyword !== "type") return [[keyword, value]];
  const types = (Array.isArray(value) ? value : [value]).filter((type) => TYPES.has(type));
  if (types.length === 0) return [];
  return [[isExact ? EXACT_TYPE : keyword, types.length === 1 ? types[0] : [...new Set(types)]]];
}

function withoutHidden(map: JsonObject, hidden: ReadonlySet<string>): JsonObject {
  const lists = Object.entries(map).filter(([name, list]) => !hidden.has(name) && Array.isArray(list));
  return Object.fromEntries(
    lists.map(([name, list]) => [name, (list as unknown[]).filter((other) => !hidden.has(String(other)))]),
  );
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "bigint" || (typeof value === "number" && Number.isFinite(value));
}

function isUsable(keyword: string, value: string, { formats }: Translation): boolean {
  if (keyword === "format") return formats.has(value);
  return keyword !== "pattern" || isPattern(value);
}

/** Checks that a pattern is a regular expression of JavaScript; `(?i)` of Python is not. */
function isPattern(source: string): boolean {
  return toRegExp(source) !== undefined;
}

/** Compiles a pattern. Many are written with escapes such as `\-` that only the older syntax has. */
export function toRegExp(source: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      // The other syntax may have it.
    }
  }
  return undefined;
}

/** Properties of a value that the direction leaves out, wherever in its composition they are declared. */
function hiddenProperties(schema: JsonObject, { document, direction }: Translation): string[] {
  if (!direction) return [];
  const flag = direction === "request" ? "readOnly" : "writeOnly";
  const names: string[] = [];
  for (const view of sameValue(document, schema)) {
    const { properties } = view;
    for (const [name, property] of Object.entries(isObject(properties) ? properties : {})) {
      if ([...sameValue(document, property)].some((part) => part[flag] === true)) names.push(name);
    }
  }
  return names;
}

/** Maximum number of schemas inspected for one value. */
const MAX_SCHEMAS = 100;

/** Schema, and those that it refers to or has in `allOf`, which always apply to the same value. */
function* sameValue(document: JsonObject, schema: unknown): Generator<JsonObject> {
  const seen = new Set<unknown>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined && seen.size < MAX_SCHEMAS; next = open.pop()) {
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    yield next;
    if (typeof next["$ref"] === "string") open.push(dereference(document, { $ref: next["$ref"] }));
    if (Array.isArray(next["allOf"])) open.push(...next["allOf"]);
  }
}

/** Translates the keywords of OpenAPI 3.0 to their equivalents in 3.1. */
export function modernize(schema: JsonObject, isOld: boolean): JsonObject {
  if (!isOld) return schema;
  const { nullable, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
  const { minimum, maximum, type, enum: values, ...others } = rest;
  const own = {
    ...others,
    ...(minimum !== undefined && { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
    ...(Array.isArray(values) && { enum: nullable === true ? [...values, null] : values }),
  };
  if (nullable !== true) return type === undefined ? own : { ...own, type };
  // OpenAPI 3.0.3 ignores `nullable` without a type, but authors who write it mean it.
  return type === undefined ? { anyOf: [own, { type: "null" }] } : { ...own, type: [type, "null"] };
}
