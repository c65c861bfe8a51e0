import type { Settings } from "../options/settings.ts";
import { invalidResponse } from "../response/details.ts";
import type { ResponseExchange } from "../response/exchange.ts";
import type { ParseJson } from "../response/read-success.ts";
import { withTimeout } from "../transport/with-timeout.ts";
import {
  createEventParser,
  createLineParser,
  createSequenceParser,
  type ServerSentEvent,
  type StreamParser,
} from "./parsers.ts";

/** Stream that is being read. */
interface StreamContext {
  readonly exchange: ResponseExchange;
  readonly settings: Settings;
  readonly parseJson: ParseJson;
}

/** Reads the items of a streamed response. */
export type StreamReader = (
  exchange: ResponseExchange,
  essence: string,
  settings: Settings,
  parseJson: ParseJson,
) => AsyncGenerator<unknown, void, undefined>;

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
export const readStream: StreamReader = async function* (exchange, essence, settings, parseJson) {
  const context: StreamContext = { exchange, settings, parseJson };
  try {
    for await (const item of readItems(essence, context)) {
      if (!isEvent(item)) yield parseItem(item as string, context);
      else if (item.data === END_OF_EVENTS) return;
      else yield parseEvent(item.data, context);
    }
  } catch (reason) {
    throw reason instanceof BrokenStream ? exchange.toError(reason.cause) : reason;
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

function parseItem(text: string, { parseJson, exchange }: StreamContext): unknown {
  try {
    return parseJson(text);
  } catch {
    throw invalidResponse(exchange.describe(), "has an item that is not JSON");
  }
}

async function* readItems(essence: string, context: StreamContext): AsyncGenerator<unknown, void, undefined> {
  const { response, describe } = context.exchange;
  const parser = PARSERS[essence]?.();
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
      if (pending > context.settings.maxResponseBytes) {
        throw invalidResponse(describe(), "has an item of more than maxResponseBytes");
      }
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
  { settings, exchange }: StreamContext,
): Promise<{ done: boolean; value?: Uint8Array | undefined }> {
  const read = async (): Promise<{ done: boolean; value?: Uint8Array | undefined }> => {
    try {
      return await reader.read();
    } catch (cause) {
      throw new BrokenStream("broken", { cause });
    }
  };
  return withTimeout(read, settings.timeout, settings.signal, exchange.stopReason);
}
