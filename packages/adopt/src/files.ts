import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { loadContract } from "@numbers-api/openapi/bundle";
import { buildModel } from "@numbers-api/openapi/model";
import { printable } from "@numbers-api/openapi/problem";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { nameOperations, type RenamedOperation, writeIds } from "./operation-ids.ts";

/** File of a contract on its way into `spec/`. */
export interface ContractFile {
  /** Path in `spec/`, with slashes. The root of the contract is `openapi.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** Contract that can be put in place. */
export interface AdoptedContract {
  readonly title: string;
  readonly version: string;
  readonly files: readonly ContractFile[];
  readonly renamed: readonly RenamedOperation[];
}

/** Names in `spec/` that belong to this repository. */
const TAKEN =
  /^(?:approvals\.yaml|CHANGELOG\.md|dist|journeys|node_modules|package\.json|redocly\.yaml|rules|\..*)(?:\/|$)/i;

/**
 * Reads a contract and the files that it refers to, and gives its operations ids.
 *
 * @throws {ProblemError} when the contract cannot be read, with file and line.
 * @throws {UsageError} when there is no such file, or a file cannot have its place in `spec/`.
 */
export async function readContract(file: string): Promise<AdoptedContract> {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  const contract = await loadContract(file);
  const model = buildModel(contract);
  const renamed = nameOperations(model);
  const [root = resolve(file), ...others] = contract.files;
  const read = async (name: string): Promise<string> => {
    const own = renamed.filter((each) => each.file === name);
    // The root becomes openapi.yaml.
    return writeIds(await readFile(name, "utf8"), own, name === root);
  };
  const files: ContractFile[] = [{ path: "openapi.yaml", text: await read(root) }];
  for (const other of others) {
    const path = relative(dirname(root), other).split(sep).join("/");
    if (path === "openapi.yaml" || TAKEN.test(path)) {
      throw new UsageError(
        `${path}, which the contract refers to, is the name of another file in spec/. Rename it, and the references to it.`,
      );
    }
    files.push({ path, text: await read(other) });
  }
  return { title: printable(model.title).trim() || "API", version: model.contractVersion, files, renamed };
}
