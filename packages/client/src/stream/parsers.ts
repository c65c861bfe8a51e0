/** Event of a stream of server-sent events (HTML, section 9.2). */
export interface ServerSentEvent {
  /** Type of the event. Default: `message`. */
  readonly event: string;
  readonly data: string;
  /** Id of the last event that had one. */
  readonly id: string;
  /** Time to wait before a reconnection, in ms. */
  readonly retry?: number;
}

/** Takes chunks of a text and gives the items that are complete. `end` gives those that the end completes. */
export interface StreamParser<Item> {
  push(chunk: string): Item[];
  end(): Item[];
}

interface LineSplitter {
  push(chunk: string): string[];
  /** Last line of a text that does not end with a line break. */
  rest(): string;
  /** Lines that a carriage return at the very end completes. */
  end(): string[];
}

/** Splits a text into lines that end with `\n`, `\r\n` or `\r`. */
function createLineSplitter(): LineSplitter {
  let parts: string[] = [];
  return {
    push(chunk) {
      parts.push(chunk);
      // Long lines are joined once, when their end comes.
      if (!/[\r\n]/.test(parts.at(-2)?.slice(-1) + chunk)) return [];
      const text = parts.join("");
      // A carriage return at the end may be the first half of a line end.
      const usable = text.endsWith("\r") ? text.slice(0, -1) : text;
      const lines = usable.split(/\r\n|\n|\r/);
      parts = [(lines.pop() ?? "") + text.slice(usable.length)];
      return lines;
    },
    rest: () => parts.join(""),
    end: () => (parts.at(-1)?.endsWith("\r") ? [parts.join("").slice(0, -1)] : []),
  };
}

/** Parses `text/event-stream`. An event that the end cuts off is dropped, as the standard says. */
export function createEventParser(): StreamParser<ServerSentEvent> {
  const lines = createLineSplitter();
  let data: string[] = [];
  let event = "";
  let id = "";
  let retry: number | undefined;
  const readLine = (line: string): ServerSentEvent[] => {
    if (line === "") {
      const complete =
        data.length === 0
          ? []
          : [{ event: event || "message", data: data.join("\n"), id, ...(retry !== undefined && { retry }) }];
      data = [];
      event = "";
      return complete;
    }
    const [, field = "", value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === "data") data.push(value);
    else if (field === "event") event = value;
    else if (field === "id" && !value.includes("\0")) id = value;
    else if (field === "retry" && /^\d+$/.test(value)) retry = Number(value);
    return [];
  };
  return { push: (chunk) => lines.push(chunk).flatMap(readLine), end: () => lines.end().flatMap(readLine) };
}

/** Parses lines of JSON: `application/x-ndjson` and `application/jsonl`. Blank lines are skipped. */
export function createLineParser(): StreamParser<string> {
  const lines = createLineSplitter();
  const isFilled = (line: string): boolean => line.trim() !== "";
  return { push: (chunk) => lines.push(chunk).filter(isFilled), end: () => [lines.rest()].filter(isFilled) };
}

/** Parses `application/json-seq` (RFC 7464): each text begins with a record separator. */
export function createSequenceParser(): StreamParser<string> {
  let parts: string[] = [];
  const isFilled = (text: string): boolean => text.trim() !== "";
  return {
    push(chunk) {
      parts.push(chunk);
      if (!chunk.includes("\u001e")) return [];
      const texts = parts.join("").split("\u001e");
      parts = [texts.pop() ?? ""];
      return texts.filter(isFilled);
    },
    end: () => [parts.join("")].filter(isFilled),
  };
}
