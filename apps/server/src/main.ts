import { CommanderError } from "commander";
import { AdministrationError } from "./accounts/errors.ts";
import { createProgram } from "./admin/program.ts";
import { ConfigurationError } from "./configuration.ts";
import { ServerStartError } from "./listen.ts";
import { ProviderFailure } from "./providers/provider.ts";
import { StoreSetupError, StoreUnavailable } from "./store/errors.ts";

/** Usage errors, each with a sentence for the user. */
const CALLED_WRONGLY = [AdministrationError, ConfigurationError, ServerStartError, StoreSetupError];

/** Errors of the database and of providers. */
const FAILED = [StoreUnavailable, ProviderFailure];

/** Runs the command to its end. Exit codes: 0 fine, 1 a check or something outside failed, 2 called wrongly. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const result = { code: 0 };
  try {
    await createProgram(environment, result).parseAsync([...args], { from: "user" });
    return result.code;
  } catch (error) {
    // The parser has printed its own message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const isMistake = CALLED_WRONGLY.some((kind) => error instanceof kind);
    const isExpected = isMistake || FAILED.some((kind) => error instanceof kind);
    process.stderr.write(`numbers-server: ${isExpected ? "" : "unexpected error: "}${describe(error)}\n`);
    return isMistake ? 2 : 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof ProviderFailure) return error.explanation;
  return error instanceof Error ? error.message : String(error);
}
