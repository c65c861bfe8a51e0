import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * Reads the arguments of a command.
 *
 * @param UsageError error for the user, whose message is one sentence that names the nearest option.
 */
export function readArguments<const Config extends ParseArgsConfig>(
  config: Config,
  UsageError: new (message: string) => Error,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(inOneSentence(message, Object.keys(config.options ?? {})));
  }
}

/** Sentence for a message of Node, which adds advice for other commands. */
function inOneSentence(message: string, options: readonly string[]): string {
  const [, unknown] = /^Unknown option '(.+?)'/.exec(message) ?? [];
  if (unknown !== undefined) {
    const nearest = closest(unknown, [...options.map((option) => `--${option}`), "--help"]);
    return `Unknown option "${unknown}".${nearest ? ` Did you mean ${nearest}?` : ""}`;
  }
  const [, option] = /^Option '(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
  if (option !== undefined)
    return message.includes("does not take") ? `${option} takes no value.` : `${option} needs a value.`;
  const [, surplus] = /^Unexpected argument '(.+?)'/.exec(message) ?? [];
  return surplus === undefined ? message : `Unexpected argument "${surplus}".`;
}

/** Candidate that differs from a word by at most a third of its letters; `undefined` without any. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates
    .map((candidate) => ({ candidate, edits: editDistance(word, candidate) }))
    .filter(({ candidate, edits }) => edits <= Math.ceil(candidate.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return best?.candidate;
}

/** Levenshtein distance: insertions, removals and replacements that turn one word into another. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
