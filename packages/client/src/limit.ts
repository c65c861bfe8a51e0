/**
 * Runs work that ends at once, rejected with what `stopped` gives, when the time is up or the signal has fired, even if
 * the work takes no notice of the signal that it is given. Nothing stays behind: no timer, no listener.
 *
 * @param ms at most 2^31 - 1.
 */
export function limit<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | null | undefined,
  stopped?: () => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const done = (): void => {
      clearTimeout(timer);
      outer?.removeEventListener("abort", stop);
    };
    const stop = (): void => {
      done();
      reject(stopped?.());
      controller.abort();
    };
    const timer = setTimeout(stop, ms);
    outer?.addEventListener("abort", stop);
    if (outer?.aborted) stop();
    // Not `finally`, which makes more promises.
    else
      work(controller.signal).then(
        (value) => {
          done();
          resolve(value);
        },
        (reason) => {
          done();
          reject(reason);
        },
      );
  });
}
