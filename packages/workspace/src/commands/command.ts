import { closest } from "../processes/arguments.ts";
import { isMember } from "../processes/members.ts";

/** Root command, for example `pnpm generate`. */
export interface RootCommand {
  /** Text of `--help`. The first line is the usage. */
  readonly help: string;
  /** Flags that it accepts besides `--help`. */
  readonly flags?: readonly string[];
  /** Flags that take a value, which the program that they are for checks. */
  readonly valued?: readonly string[];
  /** Arguments that it accepts. */
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
export function checkArguments({ flags = [], valued = [], operands = [] }: RootCommand, args: readonly string[]): void {
  const options = [...flags, ...valued];
  for (const [index, arg] of args.entries()) {
    const [name = arg, value] = arg.startsWith("-") ? arg.split("=") : [arg];
    if (!arg.startsWith("-")) {
      if (operands === "any" || operands.includes(arg) || valued.includes(args[index - 1] ?? "")) continue;
      throw new CommandUsageError(`Unknown argument "${arg}". ${remedyFor(arg, operands)}`);
    }
    if (valued.includes(name) || (flags.includes(name) && value === undefined)) continue;
    if (flags.includes(name)) throw new CommandUsageError(`${name} takes no value.`);
    throw new CommandUsageError(`Unknown option "${name}". ${remedyFor(name, [...options, "--help"])}`);
  }
}

function remedyFor(name: string, known: readonly string[]): string {
  const nearest = closest(name, known);
  if (nearest) return `Did you mean ${nearest}?`;
  return known.length > 0 && known.length < 6 ? `Possible: ${known.join(", ")}.` : "See --help.";
}
