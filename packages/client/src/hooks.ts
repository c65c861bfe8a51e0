import type { CallFacts, NumbersApiError } from "./errors/base.ts";

/** One attempt of a call after its end. It holds no key and no body. */
export interface AttemptEvent {
  readonly operation: CallFacts["operation"];
  /** HTTP method, in capitals. */
  readonly method: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Start of the attempt, in ms since 1970, for the span of a trace. */
  readonly startedAt: number;
  /** Duration in ms, body included. */
  readonly duration: number;
  /** Set when a response came. */
  readonly status?: number | undefined;
  /** Set when the response was an error envelope. */
  readonly trackingId?: string | undefined;
  /** Set when the attempt failed. */
  readonly error?: NumbersApiError | undefined;
  /** Pause before the next attempt, in ms; absent after the last one. */
  readonly retryDelay?: number | undefined;
}

/** Attempt that is about to be sent. */
export interface RequestEvent {
  readonly operation: CallFacts["operation"];
  readonly method: string;
  readonly url: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** The hook may change them. The credentials are added later. */
  readonly headers: Headers;
}

/** Response that has begun. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  /** The hook may change them before the client reads them. */
  readonly headers: Headers;
}

/** Functions that observe calls, for logs, metrics and traces, or change headers. */
export interface Hooks {
  /** Called before each attempt. An error that it throws ends the call with a `HookError`. */
  readonly onRequest?: (event: RequestEvent) => void | Promise<void>;
  /** Called when the head of a response has come. An error that it throws ends the call with a `HookError`. */
  readonly onResponse?: (event: ResponseEvent) => void | Promise<void>;
  /** Called after each attempt. Errors that it throws are ignored, so that it cannot break a call. */
  readonly onAttempt?: (event: AttemptEvent) => void;
}
