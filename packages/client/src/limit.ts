/** Why a piece of work was stopped from outside. */
export const TIMED_OUT: unique symbol = Symbol("timed out");
export const ABORTED: unique symbol = Symbol("aborted");

/**
 * Runs work that ends at once, rejected with `TIMED_OUT` or `ABORTED`, when the time is up or the signal fires, even if
 * the work takes no notice of the signal it is given. Nothing stays behind: no timer, no listener.
 *
 * @param ms at most 2^31 - 1.
 */
export function limit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (outer?.aborted) return reject(ABORTED);
    const controller = new AbortController();
    const clean = (): void => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", onAbort);
    };
    const stop = (why: symbol): void => {
      clean();
      reject(why);
      controller.abort();
    };
    const onAbort = (): void => stop(ABORTED);
    const timer = setTimeout(stop, ms, TIMED_OUT);
    outer?.addEventListener("abort", onAbort);
    work(controller.signal).then(resolve, reject).finally(clean);
  });
}
