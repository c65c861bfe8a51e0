/** How many names a message lists before it only counts the rest. */
const MOST = 20;

/** Names for a sentence: `a, b, c`, and of a long list the first ones and how many more there are. */
export function list(names: readonly string[]): string {
  const shown = names.slice(0, MOST).join(", ");
  return names.length > MOST ? `${shown} and ${names.length - MOST} more` : shown;
}
