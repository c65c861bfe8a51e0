import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "@numbers-api/workspace/root";
import { PEERS } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Client } from "./app.ts";
import { sourceOf } from "./prepare.ts";

/** The compiler of the workspace. */
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

/** Makes a project of an application, in which the compiler sees nothing but what that one imports. */
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
 * @returns the time from start to end, in milliseconds.
 * @throws {Error} when it has errors: what does not compile is not compared.
 */
export async function checkTypes(client: Client): Promise<number> {
  const { wall } = await runNode([COMPILER, "-p", projectOf(client)]);
  return wall;
}
