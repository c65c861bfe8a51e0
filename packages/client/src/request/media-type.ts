/** Media type in lower case, without its parameters. */
export function essenceOf(mediaType: string): string {
  return mediaType.replace(/[;\s].*/s, "").toLowerCase();
}

/** Media type of a response without its parameters. */
export function receivedType({ headers }: Response): string {
  return essenceOf(headers.get("content-type") ?? "untyped");
}

/** Returns `true` for JSON and for types whose syntax is JSON (RFC 6839, section 3.1). */
export function isJson(essence: string): boolean {
  return /[/+]json$/.test(essence);
}

/** Returns `true` for types that are read and written as texts. */
export function isText(essence: string): boolean {
  return /^text\/|[/+](xml|yaml)$|\/x-yaml$/.test(essence);
}

/** Returns `true` when a type is, or is within, a type or range of the contract. */
export function isWithin(essence: string, range: string): boolean {
  const [type, subtype] = essenceOf(range).split("/");
  const [ownType, ownSubtype] = essence.split("/");
  if (type !== "*" && type !== ownType) return false;
  // `*+json` is the range of a suffix.
  const suffix = subtype?.startsWith("*+") ? subtype.slice(1) : undefined;
  return subtype === "*" || subtype === ownSubtype || (suffix !== undefined && ownSubtype?.endsWith(suffix) === true);
}

/** Returns `true` for types whose items are read one by one: server-sent events, JSON lines and JSON text sequences. */
export function isStream(essence: string): boolean {
  return /^text\/event-stream$|^application\/(x-ndjson|ndjson|jsonl|x-jsonlines)$|[/+]json-seq$/.test(essence);
}
