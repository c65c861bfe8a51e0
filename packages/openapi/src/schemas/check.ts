import type { Contract } from "../document/bundle.ts";
import type { Problem } from "../source/problem.ts";
import { compileSchemas } from "./schemas.ts";

/**
 * What the linter does not see: schemas that do not compile under JSON Schema 2020-12 (with which Prism silently stops
 * validating), and examples and defaults, in headers and parameters too, that their schema refuses.
 */
export function checkContract({ document, locate }: Contract): Problem[] {
  return compileSchemas(document)
    .problems()
    .map(({ path, message, fix }) => ({ ...locate(path), message: `${path.join(".")}: ${message}`, fix }));
}
