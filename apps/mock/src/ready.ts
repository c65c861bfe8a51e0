import type { Operation } from "@numbers-api/contract";

/** What the terminal says once the mock listens; the last lines say what to open and what to type. */
export function readyLines(url: string, operations: readonly Operation[]): string[] {
  return [
    `The mock of the Numbers API listens on ${url} (Ctrl-C ends it).`,
    "",
    `Open:  ${url}/__mock/health`,
    `Type:  ${curl(url, operations)}`,
  ];
}

/** A command that works as it stands, in the shells of Unix and of Windows alike. */
function curl(url: string, operations: readonly Operation[]): string {
  const simple = operations.find(({ method, input }) => method === "get" && input !== "required");
  if (!simple) return `curl ${url}/__mock/health`;
  return `curl ${simple.authenticated ? '-H "Authorization: Bearer any" ' : ""}${url}${simple.path}`;
}
