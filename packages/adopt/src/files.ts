import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { loadContract } from "@numbers-api/openapi/bundle";
import { UsageError } from "@numbers-api/openapi/usage-error";

/** File of a contract on its way into `spec/`. */
export interface ContractFile {
  /** Path in `spec/`, with slashes. The root of the contract is `openapi.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Names in `spec/` that belong to this repository. */
const TAKEN =
  /^(?:approvals\.yaml|CHANGELOG\.md|dist|journeys|node_modules|package\.json|redocly\.yaml|rules|\..*)(?:\/|$)/i;

/**
 * Reads a contract and the files that it refers to.
 *
 * @throws {ProblemError} when the contract cannot be read, with file and line.
 * @throws {UsageError} when a file cannot have its place in `spec/`.
 */
export async function readContractFiles(file: string): Promise<ContractFile[]> {
  const { files } = await loadContract(file);
  const [root = resolve(file), ...others] = files;
  const read: ContractFile[] = [{ path: "openapi.yaml", text: await readFile(root, "utf8") }];
  for (const other of others) {
    const path = relative(dirname(root), other).split(sep).join("/");
    if (path === "openapi.yaml" || TAKEN.test(path)) {
      throw new UsageError(
        `${path}, which the contract refers to, is the name of another file in spec/. Rename it, and the references to it.`,
      );
    }
    read.push({ path, text: await readFile(other, "utf8") });
  }
  return read;
}
