import { scenarios } from "@numbers-api/contract";

/** Response that every client gets. */
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

/** First example of the contract. */
export const FEW: SampleAnswer = answerOf("dedicated-numbers");

/** Largest example of the contract. */
export const MANY: SampleAnswer = answerOf("full-account");

/** `fetch` that immediately returns a new `Response`, like that of the platform. */
export const respond =
  ({ text, headers }: SampleAnswer): typeof fetch =>
  () =>
    Promise.resolve(new Response(text, { headers }));

const headers = new Headers(FEW.headers);

/**
 * `fetch` as cheap as a test double, so that almost only the client is measured: the members of `Response` that the
 * clients read, without a stream.
 */
export const respondPlainly: typeof fetch = () => {
  const answer = {
    ok: true,
    status: 200,
    statusText: "OK",
    url: "",
    headers,
    // Clients that check for a body find one.
    body: {},
    json: () => Promise.resolve(JSON.parse(FEW.text)),
    text: () => Promise.resolve(FEW.text),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(FEW.text).buffer),
    clone: () => answer,
  };
  // Only the members that the clients use exist.
  return Promise.resolve(answer as unknown as Response);
};
