import type { AttemptEvent } from "@numbers-api/client";
import { useSyncExternalStore } from "react";

/** Time limit of a call with all retries, in ms. */
export const DEADLINE = 40_000;

/** A retry that the client has scheduled. */
export interface ScheduledRetry {
  /** Time of the retry, in ms since 1970. */
  readonly at: number;
  /** Time between the failed attempt and the retry, in ms. */
  readonly delay: number;
  /** Status of the failed attempt; undefined without a response. */
  readonly status: number | undefined;
}

let scheduled: ScheduledRetry | undefined;
const listeners = new Set<() => void>();

/** Records an attempt of the client, and the retry that follows it. */
export function recordAttempt({ status, retryDelay }: Pick<AttemptEvent, "status" | "retryDelay">): void {
  scheduled = retryDelay === undefined ? undefined : { at: Date.now() + retryDelay, delay: retryDelay, status };
  for (const listener of listeners) listener();
}

/** Returns the retry that the client has scheduled, if any. */
export function useScheduledRetry(): ScheduledRetry | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => scheduled,
  );
}
