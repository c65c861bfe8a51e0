import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../../processes/root.ts";
import type { BlankProject } from "./blank-project.ts";
import { run } from "./run.ts";

type Compiler = "TypeScript 5.9" | "TypeScript 6" | "TypeScript 7";
type Resolution = "nodenext" | "bundler";

/** Package of the compiler that nothing else needs: the projects that compile with it install it. */
export const TYPESCRIPT_6 = "typescript-6@npm:typescript@6.0.3";

/** Script of each compiler, in the folder of a project. */
const COMPILERS: Readonly<Record<Compiler, (folder: string) => string>> = {
  "TypeScript 5.9": () => createRequire(import.meta.url).resolve("typescript-5/bin/tsc"),
  "TypeScript 6": (folder) => join(folder, "node_modules/typescript-6/bin/tsc"),
  "TypeScript 7": () => join(root, "node_modules/typescript/bin/tsc"),
};
const RESOLUTIONS: Readonly<Record<Resolution, object>> = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
};

/** Compiler and module resolution of a project that uses a package. */
export interface Consumer {
  readonly compiler: Compiler;
  readonly resolution: Resolution;
}

/** Each compiler that the published packages support, with each way of resolving modules. */
export const CONSUMERS: readonly Consumer[] = keysOf(COMPILERS).flatMap((compiler) =>
  keysOf(RESOLUTIONS).map((resolution) => ({ compiler, resolution })),
);

/** Files to compile, with the declarations of the platform. */
export interface Compiled {
  readonly files: readonly string[];
  readonly lib: readonly string[];
  /** Packages of types that are available without an import. */
  readonly types: readonly string[];
}

/**
 * Compiles files of a project with the strictest options, without skipping any check.
 *
 * @returns the compiler's output; empty on success.
 * @throws {Error} with the compiler's output, when the files do not compile.
 */
export async function compile(
  project: BlankProject,
  { compiler, resolution }: Consumer,
  { files, lib, types }: Compiled,
): Promise<string> {
  const compilerOptions = {
    ...{ ...RESOLUTIONS[resolution], lib, types, target: "es2022", noEmit: true },
    ...{ strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true },
    // The compiler's own libraries are not ours, and checking them takes as long as everything else.
    skipDefaultLibCheck: true,
  };
  const config = `${[compiler, resolution, ...lib, ...types].join("-").replaceAll(/\W+/g, "-")}.json`;
  project.write({ [config]: JSON.stringify({ compilerOptions, files }) });
  const { stdout, stderr } = await run(
    process.execPath,
    [COMPILERS[compiler](project.folder), "-p", config],
    project.folder,
  );
  return stdout + stderr;
}

function keysOf<Key extends string>(object: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(object) as Key[]; // The tables above only have these keys.
}
