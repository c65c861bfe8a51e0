import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/** Package in its installed form, read from its tarball. */
export interface PackedPackage {
  /** Its files, by their paths in the package. */
  readonly files: readonly string[];
  /** Contents of package.json. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Text of one of its files. */
  read(file: string): string;
  /** Problems that publint finds, including suggestions. */
  publishingFaults(): Promise<string[]>;
  /** Problems of its types in any module resolution; missing types are a problem as well. */
  typeFaults(): Promise<string[]>;
}

/** Reads the tarball of a package. */
export function readPackage(tarball: string): PackedPackage {
  const data = new Uint8Array(readFileSync(tarball));
  const packed = createPackageFromTarballData(data);
  const root = `/node_modules/${packed.packageName}/`;
  const read = (file: string): string => packed.readFile(root + file);
  return {
    files: packed.listFiles().map((name) => name.replace(root, "")),
    manifest: JSON.parse(read("package.json")) as Record<string, unknown>, // npm refuses any other.
    read,
    publishingFaults: async () => {
      const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, level: "suggestion", strict: true });
      return messages.map((message) => formatMessage(message, pkg) ?? message.code);
    },
    typeFaults: async () => {
      const analysis = await checkPackage(packed);
      return analysis.types ? analysis.problems.map((problem) => JSON.stringify(problem)) : ["it has no types"];
    },
  };
}
