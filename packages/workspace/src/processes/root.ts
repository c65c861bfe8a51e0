import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the repository, with a slash at the end. */
export const root: string = fileURLToPath(new URL("../../../..", import.meta.url));

/** Beginning of the environment variables of the API, which the name of the root package gives: `NUMBERS`. */
export function environmentPrefix(): string {
  const { name } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly name: string };
  return name
    .replace(/(?<=.)-api$/, "")
    .replaceAll("-", "_")
    .toUpperCase();
}

/** Environment that switches off the telemetry and the update notices of every tool. */
export const quietTools: Readonly<Record<string, string>> = {
  TURBO_TELEMETRY_DISABLED: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

/** Environment of the programs that a root command starts. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  return {
    // Tools are Node programs that start often, and compiling their files is half of a start.
    NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"),
    ...process.env,
    ...quietTools,
  };
}
