/** Called in a way that cannot work. The message says what to do; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
