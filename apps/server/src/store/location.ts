import { fileURLToPath } from "node:url";

/** Place of a database, from its URL. */
export type DatabaseLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

/**
 * Reads the URL of a database: `file:…` or `postgres:…`. Returns undefined for others, and for forms of SQLite that are
 * not a file: parameters would become a part of its name, and a database in memory ends with its process.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation | undefined {
  if (/^postgres(ql)?:\/\/./.test(url)) return URL.canParse(url) ? { kind: "postgres", url } : undefined;
  const [, file] = /^file:([^?#]+)$/.exec(url) ?? [];
  if (file === undefined || file === ":memory:") return undefined;
  if (!file.startsWith("//")) return { kind: "sqlite", file };
  try {
    return { kind: "sqlite", file: fileURLToPath(url) };
  } catch {
    // It has another host, or malformed percent-encoding.
    return undefined;
  }
}
