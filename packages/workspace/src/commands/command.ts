import { closest } from "../processes/arguments.ts";
import { isMember } from "../processes/members.ts";

/** Root command, for example `pnpm generate`. */
export interface RootCommand {
  /** Text of `--help`. The first line is the usage. */
  readonly help: string;
  /** Flags that it accepts besides `--help`. */
  readonly flags?: readonly string[];
  /** Arguments that it accepts; `any` leaves the values of flags to the program that they are for. */
  readonly operands?: readonly string[] | "any";
  /**
   * Runs the command.
   *
   * @param args the arguments, checked.
   * @returns the exit code.
   */
  run(args: readonly string[], signal: AbortSignal): Promise<number>;
}

/** The user called a command wrongly. The message is one sentence for the user. */
export class CommandUsageError extends Error {
  override readonly name = "CommandUsageError";
}

/** @throws {CommandUsageError} when the workspace lacks a package, such as the server of an API that was replaced. */
export function requireMember(folder: string): void {
  if (isMember(folder)) return;
  throw new CommandUsageError(`This needs ${folder}, which pnpm-workspace.yaml leaves out.`);
}

/**
 * Checks the arguments of a command.
 *
 * @throws {CommandUsageError} when the command does not accept one of them.
 */
export function checkArguments({ flags = [], operands = [] }: RootCommand, args: readonly string[]): void {
  for (const arg of args) {
    const isFlag = arg.startsWith("-");
    if (!isFlag && operands === "any") continue;
    const known = isFlag || operands === "any" ? flags : operands;
    const [name = arg] = operands === "any" ? arg.split("=") : [arg];
    if (known.includes(name)) continue;
    const nearest = closest(name, isFlag ? [...known, "--help"] : known);
    const remedy = nearest ? `Did you mean ${nearest}?` : "See --help.";
    throw new CommandUsageError(`Unknown ${isFlag ? "option" : "argument"} "${name}". ${remedy}`);
  }
}
