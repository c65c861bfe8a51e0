import { emptyObject } from "../empty-object.ts";
import type { SentValue } from "./coerce.ts";

/** One `name=value` of a query, a form or a cookie header. */
export interface SentPair {
  /** Decoded. */
  readonly name: string;
  /** Still encoded, because only unencoded delimiters count. */
  readonly raw: string;
}

/** Splits a query string or an urlencoded form. */
export function readPairs(text: string): SentPair[] {
  if (text === "") return [];
  return text.split("&").flatMap((part) => {
    if (part === "") return [];
    const equals = part.indexOf("=");
    const name = equals < 0 ? part : part.slice(0, equals);
    return { name: decodeForm(name), raw: equals < 0 ? "" : part.slice(equals + 1) };
  });
}

/** Splits a `Cookie` header. */
export function readCookies(header: string): SentPair[] {
  return header.split(";").flatMap((part) => {
    const equals = part.indexOf("=");
    if (equals < 0) return [];
    const raw = part.slice(equals + 1).trim();
    return { name: part.slice(0, equals).trim(), raw: /^".*"$/.test(raw) ? raw.slice(1, -1) : raw };
  });
}

/** Percent-decodes a text. A stray percent sign is kept. */
export function decodeText(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (encoded) => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    });
  }
}

/** Decodes a component of a query or a form, where a plus sign means a space. */
export function decodeForm(text: string): string {
  return decodeText(text.replaceAll("+", " "));
}

/** `a,1,b,2` as an object. */
export function fromAlternating(items: readonly string[]): Record<string, SentValue> {
  const object = emptyObject<SentValue>();
  for (let index = 0; index < items.length; index += 2) object[items[index] ?? ""] = items[index + 1] ?? "";
  return object;
}

/** `a=1`, `b=2` as an object. */
export function fromAssignments(items: readonly string[], decode: (text: string) => string): Record<string, SentValue> {
  const object = emptyObject<SentValue>();
  for (const item of items) {
    const equals = item.indexOf("=");
    object[decode(equals < 0 ? item : item.slice(0, equals))] = equals < 0 ? "" : decode(item.slice(equals + 1));
  }
  return object;
}

/** Depth to which brackets of `deepObject` are followed. */
const MAX_DEPTH = 20;

/** `filter[state]=open&filter[tags][]=a` as an object; undefined when no pair belongs to the parameter. */
export function fromBrackets(name: string, pairs: readonly SentPair[]): SentValue | undefined {
  const root = emptyNode();
  let isPresent = false;
  for (const pair of pairs) {
    if (!pair.name.startsWith(`${name}[`)) continue;
    const keys = bracketKeys(pair.name.slice(name.length));
    if (!keys) continue;
    isPresent = true;
    let node = root;
    for (const key of keys) {
      const next = node.members.get(key) ?? emptyNode();
      node.members.set(key, next);
      node = next;
    }
    node.values.push(decodeForm(pair.raw));
  }
  return isPresent ? toValue(root) : undefined;
}

interface BracketNode {
  readonly members: Map<string, BracketNode>;
  readonly values: string[];
}

function emptyNode(): BracketNode {
  return { members: new Map(), values: [] };
}

/** Keys of `[a][b]`; undefined when the text is not of this form. */
function bracketKeys(text: string): string[] | undefined {
  if (!text.startsWith("[") || !text.endsWith("]")) return undefined;
  const keys = text.slice(1, -1).split("][");
  return keys.length > MAX_DEPTH ? undefined : keys;
}

function toValue({ members, values }: BracketNode): SentValue {
  if (members.size === 0) return values.length === 1 ? (values[0] ?? "") : values;
  const entries = [...members].map(([name, node]) => [name, toValue(node)] as const);
  // `tags[]=a&tags[]=b` and `tags[0]=a&tags[1]=b` are lists.
  const isList = entries.every(([name], index) => name === "" || name === `${index}`);
  if (isList) return entries.flatMap(([, value]) => (Array.isArray(value) ? (value as SentValue[]) : [value]));
  const object = emptyObject<SentValue>();
  for (const [name, value] of entries) object[name] = value;
  return object;
}
