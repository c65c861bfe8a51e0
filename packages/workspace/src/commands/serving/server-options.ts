import { CommandUsageError } from "../command.ts";
import { SERVER_PORT } from "./demo-server.ts";
import { consolePort, optionValue, type Port } from "./ports.ts";

/**
 * Ports of the server, of its metrics, and of the console beside it.
 *
 * @throws {CommandUsageError} that names the option or variable whose value is not a port.
 */
export function serverPorts(args: readonly string[]): Port[] {
  const ports = [
    { option: "--port", variable: "NUMBERS_PORT", usual: SERVER_PORT, host: "--host" },
    { option: "--admin-port", variable: "NUMBERS_ADMIN_PORT", usual: "4013", host: "--admin-host" },
  ].map(({ option, variable, usual, host }) => {
    const given = optionValue(args, option);
    const port = given ?? (process.env[variable] || usual);
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
      const setting = given === undefined ? variable : option;
      throw new CommandUsageError(`${setting} must be a port from 0 (any free one) to 65535, and is "${port}".`);
    }
    return { port, host: optionValue(args, host), setting: option };
  });
  return [...ports, consolePort(ports[0]?.port ?? "", SERVER_PORT)];
}
