import { apiTitle, mockCommand, mockPortVariable } from "@numbers-api/contract";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { readArguments } from "@numbers-api/workspace/arguments";
import type { Cors } from "../http/cors.ts";
import { type Delay, MAX_DELAY, parseDelay } from "../http/delay.ts";

/** Options of a server. */
export interface ServeCommand {
  readonly kind: "serve";
  readonly port: number;
  readonly host: string;
  readonly cors: Cors;
  readonly dynamic: boolean;
  readonly quiet: boolean;
  readonly open: boolean;
  readonly strict: boolean;
  /** Hosts beyond this machine that callbacks may be sent to; `false` sends none. */
  readonly callbacks: false | readonly string[];
  readonly allowRefs: readonly string[];
  readonly spec?: string;
  readonly scenario?: string;
  readonly delay?: Delay;
  readonly seed?: string;
}

/** Request of a command line. */
export type Command = { readonly kind: "help" | "version" | "options" } | ServeCommand;

/** Port of the contract's server. */
const DEFAULT_PORT = "4010";

export const HELP: string = `Usage: ${mockCommand} [options]

Mock server for an OpenAPI contract: the ${apiTitle}, or any other one.

Network:
  --port PORT      Port to listen on; 0 takes a free one. Default: $${mockPortVariable}, or ${DEFAULT_PORT}.
  --host HOST      Address to listen on. Default: 127.0.0.1, which only this machine reaches.
  --cors WHO       Which pages may call it from a browser: local (of this machine), any, or none. Default: local.

Contract and responses:
  --spec FILE      An OpenAPI 3.0 to 3.2 contract, YAML or JSON, of one file or many. It is read again when it changes.
                   Default: the ${apiTitle}.
  --scenario NAME  Scenario to play by default. Default: the first success of each operation.
  --dynamic        Generate bodies from the schemas instead of playing examples.
  --seed TEXT      Generate the same bodies each time.
  --strict         Respond with 500 instead of a response that differs from the contract. Default: send and report it.
  --allow-refs DIR
                   Another folder that the references of FILE may lead to. Repeatable.
  --callbacks      Send the callbacks of the contract to this machine.
  --callback-host HOST
                   Another host that callbacks may be sent to. Repeatable.
  --delay MS       Wait before each response, in milliseconds: 200, or a range such as 100-500.

Terminal:
  --quiet          Print the URL only.
  --open           Open the page of the mock in a browser.
  --check-options  Check the options, and exit.
  --help, -h       Show this text.
  --version        Show the version.

Examples:
  ${mockCommand} --scenario usage-limit-exceeded
  ${mockCommand} --spec openapi.yaml --port 0 --dynamic --seed 7
  ${mockCommand} --delay 300-1500

Exit codes: 0 when stopped by a signal, 2 for wrong options or when it cannot start.
`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it cannot be followed.
 */
export function readCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
  const { help, version, "check-options": checksOptions, port, cors, delay, ...flags } = parse(args);
  if (help) return { kind: "help" };
  if (version) return { kind: "version" };
  const { host, spec, scenario, seed, callbacks, ...others } = flags;
  const { "callback-host": callbackHosts, "allow-refs": allowRefs, ...switches } = others;
  if (host === "") throw new UsageError("--host needs an address, for example 127.0.0.1.");
  const command: ServeCommand = {
    kind: "serve",
    port: readPort(port, environment),
    host,
    cors: readCors(cors),
    ...switches,
    callbacks: callbacks || callbackHosts.length > 0 ? callbackHosts : false,
    allowRefs,
    ...(spec !== undefined && { spec: filled("--spec", "the name of a file", spec) }),
    ...(scenario !== undefined && { scenario: filled("--scenario", "the name of a scenario", scenario) }),
    ...(seed !== undefined && { seed: filled("--seed", "a text", seed) }),
    ...(delay !== undefined && { delay: readDelay(delay) }),
  };
  return checksOptions ? { kind: "options" } : command;
}

function readPort(flag: string | undefined, environment: NodeJS.ProcessEnv): number {
  // An empty variable is as good as none.
  const [source, text] =
    flag === undefined
      ? [mockPortVariable, environment[mockPortVariable] || DEFAULT_PORT]
      : (["--port", flag] as const);
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new UsageError(`${source} is "${text}", but a port is a number from 0 to 65535.`);
}

function readCors(text: string): Cors {
  if (text === "local" || text === "any" || text === "none") return text;
  throw new UsageError(`--cors is "${text}", but it is local, any or none.`);
}

function readDelay(text: string): Delay {
  const delay = parseDelay(text);
  if (delay !== undefined) return delay;
  throw new UsageError(
    `--delay is "${text}", but a delay is a number of milliseconds up to ${MAX_DELAY}, or a range such as 100-500.`,
  );
}

function filled(flag: string, what: string, text: string): string {
  if (text !== "") return text;
  throw new UsageError(`${flag} needs ${what}.`);
}

/** For options that may be repeated. */
const NONE: string[] = [];

const OPTIONS = {
  port: { type: "string" },
  host: { type: "string", default: "127.0.0.1" },
  cors: { type: "string", default: "local" },
  spec: { type: "string" },
  scenario: { type: "string" },
  dynamic: { type: "boolean", default: false },
  seed: { type: "string" },
  delay: { type: "string" },
  strict: { type: "boolean", default: false },
  callbacks: { type: "boolean", default: false },
  "callback-host": { type: "string", multiple: true, default: NONE },
  "allow-refs": { type: "string", multiple: true, default: NONE },
  quiet: { type: "boolean", default: false },
  open: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
  "check-options": { type: "boolean", default: false },
} as const;

class WrongArguments extends Error {}

function parse(args: readonly string[]) {
  try {
    return readArguments({ args: [...args], options: OPTIONS }, WrongArguments).values;
  } catch (error) {
    if (!(error instanceof WrongArguments)) throw error;
    const { message } = error;
    throw new UsageError(message.endsWith("?") ? message : `${message} See ${mockCommand} --help.`);
  }
}
