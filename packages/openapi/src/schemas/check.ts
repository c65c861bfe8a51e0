import type { Contract } from "../document/bundle.ts";
import type { Problem } from "../source/problem.ts";
import { compileSchemas } from "./schemas.ts";

/**
 * Finds mistakes that the linter does not: schemas that do not compile under JSON Schema 2020-12 (with which Prism
 * silently stops validating), and examples and defaults, also of headers and parameters, that their schema refuses.
 */
export function checkContract({ document, locate }: Contract): Problem[] {
  return compileSchemas(document)
    .problems()
    .map(({ path, message, fix }) => ({ ...locate(path), message: `${path.join(".")}: ${message}`, fix }));
}
