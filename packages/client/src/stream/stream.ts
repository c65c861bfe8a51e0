import { withTimeout } from "../transport/with-timeout.ts";
import {
  createEventParser,
  createLineParser,
  createSequenceParser,
  type ServerSentEvent,
  type StreamParser,
} from "./parsers.ts";

/** Settings of a stream while it is read. */
export interface StreamContext {
  readonly essence: string;
  readonly signal: AbortSignal | undefined;
  /** Longest pause between two chunks, in ms. */
  readonly gap: number;
  /** Largest item, in characters. */
  readonly maxItemLength: number;
  readonly parseJson: (text: string) => unknown;
  /** Makes the error of a stream that is ended early. */
  readonly stopReason: () => Error;
  /** Makes the error of a connection that broke. */
  readonly connectionError: (reason: unknown) => Error;
  /** Makes the error of an item that cannot be parsed. */
  readonly itemError: (problem: string) => Error;
}

/** Reads the items of a streamed response. */
export type StreamReader = (response: Response, context: StreamContext) => AsyncGenerator<unknown, void, undefined>;

const PARSERS: Readonly<Record<string, () => StreamParser<unknown>>> = {
  "text/event-stream": createEventParser,
  "application/x-ndjson": createLineParser,
  "application/ndjson": createLineParser,
  "application/jsonl": createLineParser,
  "application/x-jsonlines": createLineParser,
  "application/json-seq": createSequenceParser,
};

/** Some APIs end a stream of events with this. */
const END_OF_EVENTS = "[DONE]";

/** Yields the items of a stream. Leaving the loop closes the connection. */
export const readStream: StreamReader = async function* (response, context) {
  try {
    for await (const item of readItems(response, context)) {
      if (!isEvent(item)) yield parseItem(item as string, context);
      else if (item.data === END_OF_EVENTS) return;
      else yield parseEvent(item.data, context);
    }
  } catch (reason) {
    throw reason instanceof BrokenStream ? context.connectionError(reason.cause) : reason;
  }
};

class BrokenStream extends Error {}

const isEvent = (item: unknown): item is ServerSentEvent => typeof item === "object";

/** Data of events is JSON by convention, and text where it is not. */
function parseEvent(data: string, { parseJson }: StreamContext): unknown {
  try {
    return parseJson(data);
  } catch {
    return data;
  }
}

function parseItem(text: string, { parseJson, itemError }: StreamContext): unknown {
  try {
    return parseJson(text);
  } catch {
    throw itemError("has an item that is not JSON");
  }
}

async function* readItems(response: Response, context: StreamContext): AsyncGenerator<unknown, void, undefined> {
  const parser = PARSERS[context.essence]?.();
  if (!response.body || !parser) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let pending = 0;
  try {
    for (;;) {
      const { done, value } = await readChunk(reader, context);
      const text = decoder.decode(value, { stream: !done });
      const items = [...parser.push(text), ...(done ? parser.end() : [])];
      pending = items.length > 0 ? 0 : pending + text.length;
      if (pending > context.maxItemLength) throw context.itemError("has an item of more than maxResponseBytes");
      yield* items;
      if (done) return;
    }
  } finally {
    // Also runs when the caller leaves the loop.
    reader.cancel().catch(() => {});
  }
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { gap, signal, stopReason }: StreamContext,
): Promise<{ done: boolean; value?: Uint8Array | undefined }> {
  const read = async (): Promise<{ done: boolean; value?: Uint8Array | undefined }> => {
    try {
      return await reader.read();
    } catch (cause) {
      throw new BrokenStream("broken", { cause });
    }
  };
  return withTimeout(read, gap, signal, stopReason);
}
