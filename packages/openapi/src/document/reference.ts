/** Keys that lead from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** Checks that a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Keys of a JSON pointer (RFC 6901), as a fragment of a reference has it: `#/paths/~1numbers~1list`. */
export function parsePointer(reference: string): string[] {
  return reference
    .split("/")
    .slice(1)
    .map((token) => decode(token).replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** JSON pointer of a path: `/paths/~1numbers~1list`. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Reference to a path of the same document: `#/components/schemas/Number%20List`. */
export function formatReference(path: Path): string {
  // More characters may appear unencoded in a fragment than in a query (RFC 3986, section 3.5).
  const encoded = encodeURIComponent(formatPointer(path));
  return `#${encoded.replaceAll(/%(?:24|26|2B|2C|2F|3A|3B|3D|3F|40)/g, decodeURIComponent)}`;
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    // A stray "%" is kept.
    return token;
  }
}

/** Reference of an object that has one. */
export function referenceOf(value: unknown): string | undefined {
  const reference = isObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? reference : undefined;
}

/** Object that refers to a path of the same document. */
export function referenceTo(path: Path): { readonly $ref: string } {
  return { $ref: formatReference(path) };
}

/** Siblings of an object's reference. */
export function besideReference({
  $ref,
  ...beside
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return beside;
}

/** Value at a path of a document; undefined if absent. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(memberOf, document);
}

/** Member of an object, or item of a list; undefined if absent. */
export function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(String(key)) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
}

/** Changes each member of an object. */
export function mapMembers(
  object: Readonly<Record<string, unknown>>,
  change: (key: string, member: unknown) => unknown,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(object)) setMember(result, key, change(key, member));
  return result;
}

/** Sets an own member, also one that is named `__proto__`. */
export function setMember(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== "__proto__") object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Value with its path in a document. */
export interface PlacedValue {
  readonly at: Path;
  readonly value: unknown;
}

/** Value at the end of a chain of references inside one document; undefined when they lead in a circle. */
export function followReferences(document: unknown, start: PlacedValue): PlacedValue | undefined {
  const seen = new Set<unknown>();
  let { at, value } = start;
  for (let reference = referenceOf(value); reference !== undefined; reference = referenceOf(value)) {
    if (seen.has(value)) return undefined;
    seen.add(value);
    at = parsePointer(reference);
    value = valueAt(document, at);
  }
  return { at, value };
}

/** Target of a reference inside one document; any other value, and one that leads in a circle, is returned unchanged. */
export function dereference(document: unknown, node: unknown): unknown {
  const found = followReferences(document, { at: [], value: node });
  return found ? found.value : node;
}

/** Path in a sentence; a long one by its beginning. */
export function shorten(path: Path): string {
  return path.length > 20 ? `${path.slice(0, 10).join(".")}…` : path.join(".");
}
