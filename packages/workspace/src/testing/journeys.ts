import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Options of {@link runJourneys}. */
export interface JourneyOptions {
  /** URL of the server under test, without a trailing slash. */
  readonly url: string;
  /** Inputs of the journeys by name: API keys of accounts in the states that the journeys need. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Results of the journeys. */
export interface JourneyReport {
  /** Each journey by its id, and whether every step of it succeeded. */
  readonly journeys: Readonly<Record<string, boolean>>;
  /** Readable log, step by step, with masked API keys. */
  readonly output: string;
}

/**
 * Runs the journeys of the contract, `journeys/numbers.arazzo.yaml`, against a server.
 *
 * @throws {Error} when the journeys could not be run.
 *
 * @example
 * const { journeys } = await runJourneys({ url: "http://127.0.0.1:4010", inputs: { dedicatedNumbersKey: "…" } });
 */
export async function runJourneys({ url, inputs }: JourneyOptions): Promise<JourneyReport> {
  const folder = await mkdtemp(join(tmpdir(), "numbers-journeys-"));
  try {
    const report = join(folder, "report.json");
    const output = await respect(["--server", `numbers=${url}`, "--json-output", report], inputs);
    const { files } = await readFile(report, "utf8").then(parseReport, (cause: unknown) => {
      throw new Error(`The journeys did not take place:\n${output}`, { cause });
    });
    const workflows = Object.values(files).flatMap(({ executedWorkflows }) => executedWorkflows);
    return {
      journeys: Object.fromEntries(workflows.map(({ workflowId, status }) => [workflowId, status === "success"])),
      output,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Members of the runner's report that are read here. */
interface RunnerReport {
  readonly files: Readonly<
    Record<string, { readonly executedWorkflows: readonly { readonly workflowId: string; readonly status: string }[] }>
  >;
}

function parseReport(text: string): RunnerReport {
  return JSON.parse(text);
}

/** Passes inputs in the environment, because every process can read a command line. */
function respect(args: readonly string[], inputs: JourneyOptions["inputs"]): Promise<string> {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");
  const journeys = fileURLToPath(new URL("../../../../spec/journeys/numbers.arazzo.yaml", import.meta.url));
  const env = {
    ...process.env,
    REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs),
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [cli, "respect", journeys, ...args], { env }, (_failure, stdout, stderr) => {
      resolve(stdout + stderr);
    });
  });
}
