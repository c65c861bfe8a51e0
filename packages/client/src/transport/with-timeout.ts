import { onAbort } from "./on-abort.ts";

/**
 * Runs work that ends when the time is up or the signal fires, even if it ignores the signal that it is given. Leaves no
 * timer and no listener behind.
 *
 * @param ms - At most 2^31 - 1.
 * @param createReason - Makes the error of work that is ended early.
 */
export function withTimeout<T>(
  work: (signal: AbortSignal) => Promise<T>,
  ms: number,
  outer: AbortSignal | undefined,
  createReason: () => unknown,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const stop = (): void => {
      release();
      reject(createReason());
      controller.abort();
    };
    const timer = setTimeout(stop, ms);
    const unsubscribe = outer && onAbort(outer, stop);
    const release = (): void => {
      clearTimeout(timer);
      unsubscribe?.();
    };
    if (outer?.aborted) stop();
    // `finally` would make more promises.
    else work(controller.signal).then(resolve, reject).then(release);
  });
}

/** Waits, or returns early when the signal fires. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  const wait = withTimeout(
    () => new Promise<void>(() => {}),
    ms,
    signal,
    () => undefined,
  );
  await wait.catch(() => {});
}
