import { parseArgs } from "node:util";

/** What a command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "serve"; readonly port: number; readonly host: string };

/** The command was called wrongly. The message is one sentence for a person. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The port that the contract names as its server. */
const DEFAULT_PORT = "4010";

export const HELP: string = `Usage: numbers-mock [options]

Serves the Numbers API from the examples of its contract.

Options:
  --port PORT   The port to listen on; 0 takes a free one. Default: $NUMBERS_MOCK_PORT, or ${DEFAULT_PORT}.
  --host HOST   The address to listen on. Default: 127.0.0.1, which only this machine reaches.
  --help        Show this text.
  --version     Show the version.
`;

/**
 * Reads the command line.
 *
 * @throws {UsageError} when it cannot be followed.
 */
export function readCommand(args: readonly string[], environment: NodeJS.ProcessEnv): Command {
  const { port, host, help, version } = parse(args);
  if (help) return { kind: "help" };
  if (version) return { kind: "version" };
  // An empty variable is as good as none.
  const [source, text] =
    port === undefined
      ? ["NUMBERS_MOCK_PORT", environment["NUMBERS_MOCK_PORT"] || DEFAULT_PORT]
      : (["--port", port] as const);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
    throw new UsageError(`${source} is "${text}", but a port is a number from 0 to 65535.`);
  }
  if (host === "") throw new UsageError("--host needs an address, for example 127.0.0.1.");
  return { kind: "serve", port: Number(text), host };
}

interface Flags {
  readonly port?: string | undefined;
  readonly host: string;
  readonly help: boolean;
  readonly version: boolean;
}

function parse(args: readonly string[]): Flags {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: "string" },
        host: { type: "string", default: "127.0.0.1" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    // Node adds advice about positional arguments, which this command has none of.
    const [reason] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    throw new UsageError(`${reason}: see numbers-mock --help.`);
  }
}
