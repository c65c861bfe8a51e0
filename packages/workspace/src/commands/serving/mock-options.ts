import { isMember } from "../../processes/members.ts";
import { environmentPrefix } from "../../processes/root.ts";
import { supervise } from "../../processes/supervise.ts";
import type { RootCommand } from "../command.ts";
import { MOCK_PORT } from "./console-environment.ts";
import { consolePort, optionValue, type Port } from "./ports.ts";

/** Flags of Node that run a program of the workspace from its sources. */
export const FROM_SOURCE: readonly string[] = [
  "--conditions=@numbers-api/source",
  "--disable-warning=ExperimentalWarning",
];

/** Options of the mock, which checks their values itself. */
export const MOCK_OPTIONS: Pick<RootCommand, "flags" | "valued"> & { readonly valued: readonly string[] } = {
  flags: ["--dynamic", "--quiet", "--open", "--strict", "--callbacks"],
  valued: [
    ...["--port", "--host", "--cors", "--spec", "--scenario", "--seed", "--delay", "--allow-refs", "--callback-host"],
  ],
};

const hasConsole = isMember("apps/console");

/** Part of `--help` that `start` and `dev` share. */
export const mockHelp: string = `The mock listens on port 4010${hasConsole ? ", the console on 4011. With --port 0, both take free ports" : ""}.

Options of the mock:
  --port PORT      Port to listen on; 0 takes a free one. Default: $${environmentPrefix()}_MOCK_PORT, or 4010.
  --host HOST      Address to listen on. Default: 127.0.0.1, which only this machine reaches.
  --cors WHO       Pages that may call it from a browser: local (of this machine), any, or none. Default: local.
  --spec FILE      Contract to serve. Default: spec/openapi.yaml.
  --scenario NAME  Scenario that it plays by default.
  --dynamic        Generate bodies from the schemas instead of playing examples.
  --seed TEXT      Generate the same bodies each time.
  --strict         Respond with 500 instead of a response that differs from the contract.
  --allow-refs DIR Another folder that the references of FILE may lead to. Repeatable.
  --callbacks      Send the callbacks of the contract to this machine.
  --callback-host HOST
                   Another host that callbacks may be sent to. Repeatable.
  --delay MS       Wait before each response, in milliseconds: 200, or a range such as 100-500.
  --quiet          Print the URL only.
  --open           Open the page of the mock in a browser.${
    hasConsole
      ? `

Environment of the console:
  NUMBERS_CONSOLE_PORT  Port to listen on; 0 takes a free one. Default: 4011.
  NUMBERS_API_KEY       API key to send. Default: a key for the mock.`
      : ""
  }`;

/** Ports of the mock and of the console beside it. */
export function mockPorts(args: readonly string[]): Port[] {
  const port = optionValue(args, "--port") || process.env[`${environmentPrefix()}_MOCK_PORT`] || MOCK_PORT;
  const mock = { port, host: optionValue(args, "--host"), setting: "--port" };
  return isMember("apps/console") ? [mock, consolePort(port, MOCK_PORT)] : [mock];
}

/**
 * Lets the mock check the values of its options, so that a wrong one is refused before the build.
 *
 * @returns the exit code; the mock has printed the error.
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
