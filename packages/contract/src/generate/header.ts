import { basename } from "node:path";
import { nameInRepository } from "./repository.ts";

/** How the first line of every generated file begins, but of those that cannot have comments. */
const BEGINNING = "// Generated from ";

/** The first line of what is generated from a contract: names its file as seen from the root of the repository. */
export function headerFor(spec: string): string {
  return `${BEGINNING}${nameInRepository(spec) ?? basename(spec)} by \`pnpm generate\`. Do not edit.`;
}

/** Whether a file says of itself that it was generated. */
export function isGenerated(text: string): boolean {
  return text.startsWith(BEGINNING);
}
