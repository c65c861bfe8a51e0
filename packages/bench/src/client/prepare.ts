import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BENCH, commandOf, WORK } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Client } from "./app.ts";

const SPEC = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));

/** Where the generated clients are, which the applications import as `#generated/…`. */
const GENERATED = join(WORK, "generated");

/** Where the applications are that run. */
const APPS = join(WORK, "apps");

/** The source of an application. */
export function sourceOf({ app }: Client): string {
  return join(BENCH, "src/client/apps", `${app}.ts`);
}

/** An application as it runs: JavaScript, with the clients that were generated, and with packages left to be imported. */
export function scriptOf({ app }: Client): string {
  return join(APPS, `${app}.js`);
}

/** Has the generators make their clients of the contract, each by its command and its documented defaults. */
export async function generateClients(): Promise<void> {
  await rm(GENERATED, { recursive: true, force: true });
  await mkdir(GENERATED, { recursive: true });
  const heyApi = join(GENERATED, "hey-api");
  const redocly = join(GENERATED, "redocly/client.ts");
  const types = join(GENERATED, "openapi-fetch/types.ts");
  await Promise.all([
    runNode([commandOf("@hey-api/openapi-ts", "openapi-ts"), "-i", SPEC, "-o", heyApi, "-c", "@hey-api/client-fetch"]),
    runNode([commandOf("@redocly/cli", "redocly"), "generate-client", SPEC, "-o", redocly]),
    runNode([commandOf("openapi-typescript"), SPEC, "-o", types]),
  ]);
}

/** Makes JavaScript of applications, as their authors would before they run them. */
export async function compileApps(clients: readonly Client[]): Promise<void> {
  await build({
    entryPoints: clients.map(sourceOf),
    outdir: APPS,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    absWorkingDir: BENCH,
  });
}
