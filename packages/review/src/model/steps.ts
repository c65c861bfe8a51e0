import { setImmediate } from "node:timers/promises";

/** Long computation, which yields after each step. */
export type Steps<T> = Generator<undefined, T>;

/** Milliseconds for which a computation may block the process. */
const LONGEST = 50;

/** Runs a computation to its end. */
export function runAtOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Runs a computation with pauses between its steps, in which an interrupt is noticed. */
export async function runResponsively<T>(steps: Steps<T>): Promise<T> {
  let step = steps.next();
  for (let since = performance.now(); !step.done; step = steps.next()) {
    if (performance.now() - since < LONGEST) continue;
    await setImmediate();
    since = performance.now();
  }
  return step.value;
}
