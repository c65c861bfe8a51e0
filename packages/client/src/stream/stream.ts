import { NumbersApiError } from "../errors/base.ts";
import { StatusError } from "../errors/status-error.ts";
import { invalidResponse } from "../response/response-errors.ts";
import { stopError, toError } from "../transport/failures.ts";
import { backoff } from "../transport/retry.ts";
import { send } from "../transport/send.ts";
import { pause, withTimeout } from "../transport/with-timeout.ts";
import type { AnsweredAttempt, ReadStream } from "../types/runtime.ts";
import {
  createEventParser,
  createLineParser,
  createSequenceParser,
  type ServerSentEvent,
  type StreamParser,
} from "./parsers.ts";

const PARSERS: Readonly<Record<string, () => StreamParser<string | ServerSentEvent>>> = {
  "text/event-stream": createEventParser,
  "application/x-ndjson": createLineParser,
  "application/ndjson": createLineParser,
  "application/jsonl": createLineParser,
  "application/x-jsonlines": createLineParser,
};

/** Some APIs end a stream of events with this. */
const END_OF_EVENTS = "[DONE]";

/** Tells browsers not to reconnect (HTML, section 9.2.5). */
const NO_CONTENT = 204;

type Body = ReadableStream<Uint8Array>;

/**
 * Yields the items of a stream. Leaving the loop closes the connection. A stream of events that breaks or ends is opened
 * again as often in a row as `reconnect` allows, as browsers do (HTML, section 9.2.3).
 */
export const readStream: ReadStream = async function* (attempt, essence, { textEvents }) {
  const { reconnect = 0, signal } = attempt.settings;
  let last: ServerSentEvent | undefined;
  for (let failures = 0, isFirst = true; ; isFirst = false) {
    try {
      const body = isFirst ? attempt.response.body : await reopen(attempt, last?.id);
      if (!body) return;
      for await (const item of readItems(body, attempt, essence)) {
        failures = 0;
        if (typeof item === "string") yield parseItem(item, attempt);
        else if (item.data === END_OF_EVENTS) return;
        else {
          last = item;
          yield textEvents ? item.data : parseEvent(item.data, attempt);
        }
      }
      if (failures >= reconnect) return;
    } catch (error) {
      if (!(error instanceof NumbersApiError && error.isRetryable) || failures >= reconnect) throw error;
    }
    failures++;
    await pause(last?.retry ?? backoff(failures), signal);
  }
};

/** Opens the stream again after the last event; undefined when the server says that there is no more (204). */
async function reopen({ settings, operation, input }: AnsweredAttempt, id = ""): Promise<Body | undefined> {
  const { header = {}, ...rest } = input;
  const others = Object.entries(header).filter(([name]) => id === "" || name.toLowerCase() !== "last-event-id");
  // In UTF-8 (HTML, section 9.2.2), of which a header holds the bytes.
  const bytes = String.fromCharCode(...new TextEncoder().encode(id));
  const headers = [...settings.headers, { "last-event-id": bytes || undefined }];
  const own = { ...settings, headers, parseAs: "stream" as const };
  try {
    // Read as a stream, a body is one.
    return (await send(own, operation, { ...rest, header: Object.fromEntries(others) }, {})) as Body | undefined;
  } catch (error) {
    if (error instanceof StatusError && error.status === NO_CONTENT) return undefined;
    throw error;
  }
}

const parse = (text: string, { settings }: AnsweredAttempt): unknown =>
  (settings.contract.parserOf?.(settings) ?? JSON.parse)(text);

/** Data of events is JSON by convention, and text where it is not. */
function parseEvent(data: string, attempt: AnsweredAttempt): unknown {
  try {
    return parse(data, attempt);
  } catch {
    return data;
  }
}

function parseItem(text: string, attempt: AnsweredAttempt): unknown {
  try {
    return parse(text, attempt);
  } catch {
    throw invalidResponse(attempt, "has an item that is not JSON");
  }
}

async function* readItems(
  body: Body,
  attempt: AnsweredAttempt,
  essence: string,
): AsyncGenerator<string | ServerSentEvent, void, undefined> {
  const parser = (PARSERS[essence] ?? createSequenceParser)();
  const { timeout, signal, maxResponseBytes } = attempt.settings;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = 0;
  try {
    for (;;) {
      const { done, value } = await withTimeout(
        () => reader.read().catch((reason) => Promise.reject(toError(attempt, reason))),
        timeout,
        signal,
        () => stopError(attempt, timeout),
      );
      const text = decoder.decode(value, { stream: !done });
      const items = [...parser.push(text), ...(done ? parser.end() : [])];
      pending = items.length > 0 ? 0 : pending + text.length;
      if (pending > maxResponseBytes) throw invalidResponse(attempt, "has an item of more than maxResponseBytes");
      yield* items;
      if (done) return;
    }
  } finally {
    // Also runs when the caller leaves the loop.
    reader.cancel().catch(() => {});
  }
}
