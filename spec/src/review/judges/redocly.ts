import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UsageError } from "../inputs/git.ts";

/** No tool of ours reports to anybody, or looks for news of itself. */
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };

/**
 * Runs Redocly's command line and reads its report.
 *
 * @throws {UsageError} when it gives none: a judge that is silent must not pass for one that agrees.
 */
export async function redocly(command: string, args: readonly string[]): Promise<unknown> {
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, ...QUIET }, maxBuffer: 1 << 29 };
    // The exit code says what it found; whether it ran, the report says.
    execFile(process.execPath, [command, ...args], options, (_, out, err) => resolve({ stdout: out, stderr: err }));
  });
  if (stderr.includes("No diff rules are on")) {
    throw new UsageError("redocly diff ran without its rules, so the contract was not judged.");
  }
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

/** Makes a configuration for one run. */
export async function withConfig<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "contract-review-"));
  try {
    const file = join(folder, "redocly.yaml");
    await writeFile(file, text);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
