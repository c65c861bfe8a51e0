import { supervise } from "../processes/supervise.ts";

/** Flags of Node that run a program of the workspace from its sources. */
export const FROM_SOURCE: readonly string[] = [
  "--conditions=@numbers-api/source",
  "--disable-warning=ExperimentalWarning",
];

/** The part of `--help` that `start` and `dev` share. */
export const mockHelp: string = `The mock listens on port 4010, the console on 4011. With --port 0, both take free ports.

Options of the mock (pnpm start --port 0 --scenario usage-limit-exceeded):
  --port PORT      Port of the mock; 0 takes a free one. Default: $NUMBERS_MOCK_PORT, or 4010.
  --host HOST      Address of the mock. Default: 127.0.0.1, which only this machine reaches.
  --scenario NAME  Scenario that the mock plays by default.
  --dynamic        Generate bodies from the schemas instead of playing examples.
  --delay MS       Wait before each response: 200, or a range such as 100-500.
  --open           Open the page of the mock in a browser.
All of them: pnpm --filter @numbers-api/mock exec node --conditions=@numbers-api/source src/cli.ts --help

Environment of the console:
  NUMBERS_CONSOLE_PORT  Port of the console; 0 takes a free one. Default: 4011.
  NUMBERS_API_KEY       API key that it sends. Default: a key for the mock.`;

/**
 * Lets the mock check its options, so that a wrong one is refused before anything is built.
 *
 * @returns the exit code; the mock has said what is wrong.
 */
export async function checkMockOptions(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { ended, stop } = supervise(
    process.execPath,
    [...FROM_SOURCE, "apps/mock/src/cli.ts", "--check-options", ...args],
    { stdio: ["ignore", "inherit", "inherit"], stopSignal: "SIGTERM" },
  );
  signal.addEventListener("abort", stop, { once: true });
  return ended;
}
