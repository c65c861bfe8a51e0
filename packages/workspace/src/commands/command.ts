import { closest } from "./closest.ts";

/** A root command, for example `pnpm generate`. */
export interface Command {
  /** Text of `--help`. The first line is the usage. */
  readonly help: string;
  /** Flags that it accepts besides `--help`; `anything` leaves the arguments to another program, which checks them. */
  readonly flags?: readonly string[] | "anything";
  /** Names that it accepts as arguments. */
  readonly operands?: readonly string[];
  /**
   * Runs the command.
   *
   * @param args the arguments, checked.
   * @returns the exit code.
   */
  run(args: readonly string[], signal: AbortSignal): Promise<number>;
}

/** The user called a command wrongly. The message is one sentence for a person. */
export class CommandUsageError extends Error {
  override readonly name = "CommandUsageError";
}

/**
 * Checks the arguments of a command.
 *
 * @throws {CommandUsageError} when the command does not accept one of them.
 */
export function checkArguments({ flags = [], operands = [] }: Command, args: readonly string[]): void {
  if (flags === "anything") return;
  for (const arg of args) {
    if ([...flags, ...operands].includes(arg)) continue;
    const isFlag = arg.startsWith("-");
    const known = isFlag ? [...flags, "--help"] : operands;
    const nearest = closest(arg, known);
    const remedy = nearest ? `Did you mean ${nearest}?` : "See --help.";
    throw new CommandUsageError(`Unknown ${isFlag ? "option" : "argument"} "${arg}". ${remedy}`);
  }
}
