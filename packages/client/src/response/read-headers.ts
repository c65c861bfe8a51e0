import type { DeclaredHeaders, HeaderShape, PrimitiveShape } from "@numbers-api/contract";

const READERS: Readonly<Record<PrimitiveShape, (text: string) => unknown>> = {
  string: (text) => text,
  number: (text) => (text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text)),
  boolean: (text) => ({ true: true, false: false })[text],
};

/** Reads the declared headers of a response; those that are absent, or not of their type, are left out. */
export function readHeaders(headers: Headers, declared: DeclaredHeaders): Readonly<Record<string, unknown>> {
  const values = Object.entries(declared).map(([name, shape]) => {
    const text = headers.get(name);
    return [name, text === null ? undefined : readValue(text, shape)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function readValue(text: string, shape: HeaderShape): unknown {
  if (shape === "json") return readJsonText(text);
  if (typeof shape === "string") return READERS[shape](text);
  const parts = text === "" ? [] : text.split(",").map((part) => part.trim());
  if (!("members" in shape)) {
    const items = parts.map(READERS[shape[0]]);
    return items.includes(undefined) ? undefined : items;
  }
  // `a=1,b=2` when exploded, else `a,1,b,2`.
  const { members, explode } = shape;
  const pairs = explode
    ? parts.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as const)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
  return Object.fromEntries(pairs.map(([name, value]) => [name, READERS[members[name] ?? "string"](value)]));
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
