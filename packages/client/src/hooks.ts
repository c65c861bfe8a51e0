import type { CallFacts, NumbersApiError } from "./errors/base.ts";

/** One attempt of a call, when it has ended. It holds no key and no body. */
export interface AttemptEvent {
  readonly operation: CallFacts["operation"];
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** When the attempt began, in ms since 1970, for the span of a trace. */
  readonly startedAt: number;
  /** How long it took, in ms, body included. */
  readonly duration: number;
  /** The status, when an answer came. */
  readonly status?: number | undefined;
  /** The tracking id, when the answer was an error envelope. */
  readonly trackingId?: string | undefined;
  /** Why the attempt failed; absent when it succeeded. */
  readonly error?: NumbersApiError | undefined;
  /** In how many ms the next attempt begins; absent when this was the last. */
  readonly retryDelay?: number | undefined;
}

/** Where an application sees what the client does: for logs, metrics and traces. */
export interface Hooks {
  /** Called after each attempt. What it throws is ignored, so that it cannot break a call. */
  readonly onAttempt?: (event: AttemptEvent) => void;
}

/** Tells the hook, which cannot break the call, whether it throws or returns a promise that rejects. */
export async function observe(hooks: Hooks, event: AttemptEvent): Promise<void> {
  try {
    await hooks.onAttempt?.(event);
  } catch {
    // What goes wrong there is not the call's.
  }
}
