import { Command } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { describeVariables } from "../configuration.ts";
import { addAccountCommands } from "./account-commands.ts";
import type { CommandContext } from "./context.ts";
import { addKeyCommands } from "./key-commands.ts";
import { addMaintenanceCommands } from "./maintenance-commands.ts";
import { addNumberCommands } from "./number-commands.ts";
import { addProviderCommands } from "./provider-commands.ts";
import { addServeCommand } from "./serve-command.ts";

/** Result of a command that ends without an exception. */
export interface CommandResult {
  code: number;
}

/** Creates the command line: the server, and the administration of its database. */
export function createProgram(environment: NodeJS.ProcessEnv, result: CommandResult): Command {
  const context: CommandContext = { environment, result };
  const program = new Command("numbers-server")
    .description("The Numbers API: accounts with keys and usage limits, and the phone numbers that they own.")
    .version(packageJson.version, "--version", "show the version")
    .helpOption("-h, --help", "show this text")
    .showHelpAfterError("(numbers-server --help shows all commands.)")
    .configureOutput({ outputError: (text, write) => write(`numbers-server: ${text.replace(/^error: /, "")}`) })
    .exitOverride()
    .addHelpText("after", `\nEnvironment:\n${describeVariables()}${EPILOGUE}`);
  // Commands inherit these settings when they are added.
  addServeCommand(program, context);
  addAccountCommands(program, context);
  addKeyCommands(program, context);
  addProviderCommands(program, addNumberCommands(program, context), context);
  addMaintenanceCommands(program, context);
  return program;
}

const EPILOGUE = `
Examples:
  numbers-server serve --port 4012
  numbers-server account add Acme --shared-number +18005550199 --limit 1000
  numbers-server key add ACCOUNT_ID
  numbers-server number add ACCOUNT_ID +12025550123 --label Support

Exit codes: 0 fine, 1 a check failed or the database or a provider does not answer, 2 called wrongly.
`;
