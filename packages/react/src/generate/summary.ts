import type { Operation } from "@numbers-api/contract";

/** What a document says of an operation in a few words, without the full stop; absent where it says nothing. */
export function summaryIn(document: unknown, { path, method }: Operation): string | undefined {
  const operation = member(member(member(document, "paths"), path), method.toLowerCase());
  const summary = member(operation, "summary");
  return typeof summary === "string" && summary.trim() ? summary.trim().replace(/\.$/, "") : undefined;
}

function member(value: unknown, name: string): unknown {
  // An object has members of any name, and unknown ones are undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
