/**
 * Runs work that ends at once when the time is up or the signal fires, even if the work takes no notice of the signal
 * that it is given. Nothing stays behind: no timer, no listener.
 *
 * @param ms at most 2^31 - 1.
 * @param outer a signal that has not fired yet.
 * @param why makes the reason that the promise is rejected with.
 */
export function limit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | undefined,
  why: () => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const clean = (): void => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", stop);
    };
    const stop = (): void => {
      clean();
      reject(why());
      controller.abort();
    };
    const timer = setTimeout(stop, ms);
    outer?.addEventListener("abort", stop);
    work(controller.signal).then(resolve, reject).finally(clean);
  });
}

/** Waits; ends early, and without an error, when the signal fires. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return limit(
    () => new Promise<void>(() => {}),
    ms,
    signal,
    () => {},
  ).catch(() => {});
}
