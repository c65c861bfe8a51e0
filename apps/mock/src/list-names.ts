/** Number of names that a message lists before it counts the rest. */
const MOST = 20;

/** Names for a sentence: `a, b, c`, and cut after twenty with the number of the others. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST).join(", ");
  return names.length > MOST ? `${shown} and ${names.length - MOST} more` : shown;
}
