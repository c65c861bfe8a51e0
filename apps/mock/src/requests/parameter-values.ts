import type { ApiEncoding, ApiParameter, ParameterStyle } from "@numbers-api/openapi/model";
import { emptyObject } from "../empty-object.ts";
import type { SentValue } from "./coerce.ts";
import type { SchemaView } from "./schema-view.ts";
import { decodeForm, decodeText, fromAlternating, fromAssignments, fromBrackets, type SentPair } from "./serialized.ts";

/** Places of a request that parameters are read from. */
export interface SentParameters {
  /** By name, still percent-encoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly SentPair[];
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly SentPair[];
  /** Values of the query by name, for looking up single parameters. */
  readonly queryByName: ReadonlyMap<string, readonly string[]>;
  readonly cookiesByName: ReadonlyMap<string, readonly string[]>;
}

/** Groups pairs by name. */
export function byName(pairs: readonly SentPair[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, raw } of pairs) {
    const group = groups.get(name);
    if (group) group.push(raw);
    else groups.set(name, [raw]);
  }
  return groups;
}

/**
 * Readings of a parameter with a schema, the most likely first, because a schema may allow both a list and a text.
 * Empty for a missing parameter.
 *
 * @param declared Names of all parameters in the same place, which are excluded from the members of an exploded object.
 */
export function readParameter(
  parameter: ApiParameter,
  view: SchemaView,
  sent: SentParameters,
  declared: ReadonlySet<string>,
): SentValue[] {
  const { name } = parameter;
  switch (parameter.in) {
    case "path": {
      const raw = sent.path[name];
      return raw === undefined ? [] : readText(stripPrefix(raw, parameter), parameter, view, decodeText);
    }
    case "header": {
      const text = sent.headers[name.toLowerCase()];
      return text === undefined ? [] : readText({ text, separator: "," }, parameter, view, trim);
    }
    case "cookie":
      return readForm(parameter, view, sent.cookies, sent.cookiesByName, declared, decodeText);
    default:
      return readForm(parameter, view, sent.query, sent.queryByName, declared, decodeForm);
  }
}

function trim(text: string): string {
  return text.trim();
}

/** Text without the prefix of its style, and the separator of its items. */
interface Prefixed {
  readonly text: string;
  readonly separator: string;
}

/** Removes the prefix of `label` and `matrix`: `.a.b`, `;ids=1,2`, `;ids=1;ids=2`. */
function stripPrefix(raw: string, { name, style, explode }: ApiParameter): Prefixed {
  if (style === "label") return { text: raw.startsWith(".") ? raw.slice(1) : raw, separator: explode ? "." : "," };
  if (style !== "matrix") return { text: raw, separator: "," };
  const text = raw.startsWith(";") ? raw.slice(1) : raw;
  const assignment = `${name}=`;
  const parts = text.split(";").map((part) => (part.startsWith(assignment) ? part.slice(assignment.length) : part));
  if (parts.length === 1 && parts[0] === name) return { text: "", separator: "," };
  return { text: parts.join(";"), separator: explode ? ";" : "," };
}

/** Readings of one text by the types that a schema allows. */
function readText(
  { text, separator }: Prefixed,
  { explode, style }: Pick<ApiParameter, "explode" | "style">,
  view: SchemaView,
  decode: (text: string) => string,
): SentValue[] {
  const { types } = view;
  const readings: SentValue[] = [];
  // In a label that is not exploded, both separators are in use: RFC 6570 also separates items by dots.
  const items = (): string[] =>
    text === "" ? [] : text.split(separator === "," && style === "label" && !text.includes(",") ? "." : separator);
  if (types.has("array")) readings.push(items().map(decode));
  if (types.has("object")) {
    readings.push(explode ? fromAssignments(items(), decode) : fromAlternating(items().map(decode)));
  }
  if (readings.length === 0 || [...types].some((type) => type !== "array" && type !== "object")) {
    readings.push(decode(text));
  }
  return readings;
}

/** Separators of lists in one value, while they are encoded and when they are not. */
const SEPARATORS: Partial<Record<ParameterStyle, RegExp>> = {
  form: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7C/i,
  cookie: /,/,
};

/** Serialization of a query parameter, a cookie, or a member of a form. */
export type FormStyle = Pick<ApiParameter, "name" | "style" | "explode"> & Pick<ApiEncoding, "contentType">;

/** Readings of a parameter that is one or more pairs. */
export function readForm(
  { name, style, explode }: FormStyle,
  view: SchemaView,
  pairs: readonly SentPair[],
  groups: ReadonlyMap<string, readonly string[]>,
  declared: ReadonlySet<string>,
  decode: (text: string) => string,
): SentValue[] {
  const { types } = view;
  const values = groups.get(name) ?? [];
  const readings: SentValue[] = [];
  if (style === "deepObject") {
    const object = fromBrackets(name, pairs);
    if (object !== undefined) readings.push(object);
  } else if (types.has("object")) {
    readings.push(...readObject({ name, style, explode }, view, pairs, values, declared, decode));
  }
  const [first] = values;
  if (first === undefined) return readings;
  const separator = SEPARATORS[style] ?? /,/;
  if (types.has("array")) {
    if (explode || values.length > 1) readings.push(values.map(decode));
    // An empty list is serialized as an empty text after the equals sign.
    if (first === "") readings.push([]);
    // Cookies are seldom repeated, and a list in one of them is separated by commas.
    else if (!explode || style === "cookie") readings.push(first.split(separator).map(decode));
  }
  const isScalar = [...types].some((type) => type !== "array" && type !== "object");
  // The value of a repeated name is always the whole list, never just its last item.
  if (types.size === 0 || isScalar) readings.push(values.length > 1 ? values.map(decode) : decode(first));
  if (readings.length === 0) readings.push(values.length > 1 ? values.map(decode) : decode(first));
  return readings;
}

function readObject(
  { style, explode, name }: FormStyle,
  view: SchemaView,
  pairs: readonly SentPair[],
  [first]: readonly string[],
  declared: ReadonlySet<string>,
  decode: (text: string) => string,
): SentValue[] {
  if (!explode) {
    if (first === undefined) return [];
    return [fromAlternating(first === "" ? [] : first.split(SEPARATORS[style] ?? /,/).map(decode))];
  }
  const known = new Set(view.propertyNames);
  const own = pairs.filter(
    (pair) => known.has(pair.name) || (view.isOpen && pair.name !== name && !declared.has(pair.name)),
  );
  // Undeclared names alone do not make the parameter present.
  if (!own.some((pair) => known.has(pair.name)) && known.size > 0) return [];
  if (own.length === 0) return [];
  const object = emptyObject<SentValue>();
  for (const [property, values] of byName(own)) {
    const isList = view.property(property).types.has("array");
    object[property] = isList || values.length > 1 ? values.map(decode) : decode(values[0] ?? "");
  }
  return [object];
}
