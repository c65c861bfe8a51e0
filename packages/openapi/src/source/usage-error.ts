/** Mistake in the call of a command. The message has the remedy; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
