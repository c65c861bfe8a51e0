/** A contract that was read from a file and those that it refers to. */
export interface SpecFile {
  /** The document in one piece: every reference begins with `#/`. */
  readonly document: object;
  /** The files that it was made of, absolute, the root first. */
  readonly files: readonly string[];
}

/**
 * Reads a contract of OpenAPI 3.0 to 3.2, in YAML or JSON, of one file or many.
 *
 * @throws {ProblemError} when a file cannot be read or parsed, a reference leads nowhere, or a part that describes the
 * operations is no map; each problem has its place.
 */
export async function readSpecFile(file: string): Promise<SpecFile> {
  const { loadContract } = await import("@numbers-api/openapi/bundle");
  const { document, files } = await loadContract(file);
  return { document, files };
}
