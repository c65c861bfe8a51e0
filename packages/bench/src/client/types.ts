import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "@numbers-api/workspace/root";
import { PEERS } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Client } from "./app.ts";
import { sourceOf } from "./prepare.ts";

/** Compiler of the workspace. */
const COMPILER = join(root, "node_modules/typescript/bin/tsc");

/** Options of a new project, as `tsc --init` writes them: strict, without checks of libraries' declarations. */
const COMPILER_OPTIONS = {
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
  allowImportingTsExtensions: true,
};

/** Creates a project for an application that contains only the files it imports. */
export async function prepareTypes(client: Client): Promise<void> {
  const folder = projectOf(client);
  await mkdir(folder, { recursive: true });
  const project = { compilerOptions: COMPILER_OPTIONS, files: [sourceOf(client)] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(project));
}

function projectOf({ app }: Client): string {
  return join(PEERS, "dist/types", app);
}

/**
 * Checks the types of an application.
 *
 * @returns the wall time, in milliseconds.
 * @throws {Error} when the application does not compile.
 */
export async function checkTypes(client: Client): Promise<number> {
  const { wall } = await runNode([COMPILER, "-p", projectOf(client)]);
  return wall;
}
