import { createServer } from "node:net";
import { CommandUsageError } from "../command.ts";

/** Port that a command is going to listen on. */
export interface Port {
  /** Empty when the program rejects it. */
  readonly port: string;
  readonly host?: string | undefined;
  /** Option or variable that chooses another port. */
  readonly setting: string;
}

/** Value of the last occurrence of an option, as `--port 0` or `--port=0`; empty when it is missing. */
export function optionValue(args: readonly string[], option: string): string | undefined {
  const index = args.findLastIndex((arg) => arg === option || arg.startsWith(`${option}=`));
  return args[index] === option ? (args[index + 1] ?? "") : args[index]?.slice(option.length + 1);
}

/** Port of the console: the usual one beside an API on its usual port, else a free one. */
export function consolePort(apiPort: string, usual: string): Port {
  const port = process.env["NUMBERS_CONSOLE_PORT"] || (apiPort === usual ? "4011" : "0");
  return { port, setting: "NUMBERS_CONSOLE_PORT" };
}

/**
 * Checks before any work that nothing listens on the ports of a command.
 *
 * @throws {CommandUsageError} that names the first port that is in use.
 */
export async function requireFreePorts(ports: readonly Port[]): Promise<void> {
  for (const { port, host = "127.0.0.1", setting } of ports) {
    if (await isTaken(Number(port), host)) {
      const remedy = `stop the program that listens there, or choose another port with ${setting}`;
      throw new CommandUsageError(`Port ${port} on ${host} is in use: ${remedy}.`);
    }
  }
}

/** The program itself reports other problems, such as a port that needs privileges. */
function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve("code" in error && error.code === "EADDRINUSE"));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
