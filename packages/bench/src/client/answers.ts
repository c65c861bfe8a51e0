import { scenarios } from "@numbers-api/contract";

/** An answer that every client gets. */
export interface SampleAnswer {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Number of phone numbers that the application must find. */
  readonly count: number;
}

function answerOf(name: "dedicated-numbers" | "full-account"): SampleAnswer {
  const { body } = scenarios[name];
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) };
  return { text, headers, count: body.numbers.length };
}

/** The first example of the contract. */
export const FEW: SampleAnswer = answerOf("dedicated-numbers");

/** The largest example of the contract. */
export const MANY: SampleAnswer = answerOf("full-account");

/** A `fetch` that answers at once with a new `Response`, as the platform's would. */
export const respond =
  ({ text, headers }: SampleAnswer): typeof fetch =>
  () =>
    Promise.resolve(new Response(text, { headers }));

const headers = new Headers(FEW.headers);

/**
 * A `fetch` that answers with as little as a test double does, so that hardly anything but the client is measured: what
 * the clients read of a `Response`, without a stream.
 */
export const respondPlainly: typeof fetch = () => {
  const answer = {
    ok: true,
    status: 200,
    statusText: "OK",
    url: "",
    headers,
    // What looks whether there is a body finds one.
    body: {},
    json: () => Promise.resolve(JSON.parse(FEW.text)),
    text: () => Promise.resolve(FEW.text),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(FEW.text).buffer),
    clone: () => answer,
  };
  // What the clients use of a Response is there; the rest of its type is not.
  return Promise.resolve(answer as unknown as Response);
};
