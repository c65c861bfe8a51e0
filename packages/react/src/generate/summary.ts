import type { Operation } from "@numbers-api/contract";

/** Summary of an operation without its full stop; undefined if the document has none. */
export function summaryIn(document: unknown, { path, method }: Operation): string | undefined {
  const operation = member(member(member(document, "paths"), path), method.toLowerCase());
  const summary = member(operation, "summary");
  return typeof summary === "string" && summary.trim() ? summary.trim().replace(/\.$/, "") : undefined;
}

function member(value: unknown, name: string): unknown {
  // Unknown members of an object are undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
