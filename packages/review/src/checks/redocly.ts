import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { run } from "../inputs/run.ts";

/** Environment without telemetry and update checks. */
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };

/**
 * Runs Redocly's command line and reads its report.
 *
 * @throws {UsageError} when the report is missing, which must not pass for a review without findings.
 */
export async function redocly(command: string, args: readonly string[]): Promise<unknown> {
  // The exit code reflects the findings; the report shows whether it ran.
  const { stdout, stderr } = await run(process.execPath, [command, ...args], { env: { ...process.env, ...QUIET } });
  try {
    return JSON.parse(stdout);
  } catch {
    const [reason = ""] = stderr.split("\n").filter((line) => line.trim() !== "");
    throw new UsageError(`redocly ${args[0]} gave no report, so the contract was not judged: ${reason}`);
  }
}

/**
 * The file of Redocly's command line.
 *
 * @throws {UsageError} when it is not installed.
 */
export function requireRedocly(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");
  } catch {
    throw new UsageError(
      "@redocly/cli is not installed, so the contract was not judged. Run: npx -y pnpm@12.21.0 install",
    );
  }
}
