import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import { commandOf, PEERS } from "../core/places.ts";
import { runNode } from "../core/process.ts";
import type { Client } from "./app.ts";

const SPEC = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));

/** Folder of the generated clients, which the applications import as `#generated/…`. */
const GENERATED = join(PEERS, "dist/generated");

/** Folder of the compiled applications, from which the packages in PEERS are found. */
const APPS = join(PEERS, "dist/apps");

/** Source of an application. */
export function sourceOf({ app }: Client): string {
  return join(PEERS, "apps", `${app}.ts`);
}

/** Compiled application: JavaScript with the generated clients, which imports packages. */
export function scriptOf({ app }: Client): string {
  return join(APPS, `${app}.js`);
}

/** Generates clients from the contract, each by its command with the documented defaults. */
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

/** Compiles applications to JavaScript. */
export async function compileApps(clients: readonly Client[]): Promise<void> {
  await Promise.all(
    clients.map((client) =>
      build({
        input: sourceOf(client),
        cwd: PEERS,
        platform: "node",
        // Packages are imported from `node_modules`.
        external: /^[^./#]/,
        output: { file: scriptOf(client), format: "esm" },
      }),
    ),
  );
}
