/** Why a piece of work was not waited for any longer. */
export const STOPPED: unique symbol = Symbol("stopped");

/**
 * Runs work that ends at once, rejected with `STOPPED`, when the time is up or the signal fires, even if the work takes no
 * notice of the signal that it is given. Nothing stays behind: no timer, no listener.
 *
 * @param ms at most 2^31 - 1.
 * @param outer a signal that has not fired yet.
 */
export function limit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | null | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const by =
      <V>(settle: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer);
        outer?.removeEventListener("abort", stop);
        settle(value);
      };
    const stop = (): void => {
      by(reject)(STOPPED);
      controller.abort();
    };
    outer?.addEventListener("abort", stop);
    const timer = setTimeout(stop, ms);
    work(controller.signal).then(by(resolve), by(reject));
  });
}

/** Waits; ends early, and without an error, when the signal fires. */
export function sleep(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return limit(() => new Promise<void>(() => {}), ms, signal).catch(() => {});
}
