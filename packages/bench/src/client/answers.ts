import { scenarios } from "@numbers-api/contract";

/** The answer that every client gets: the first example of the contract. */
export const ANSWER: string = JSON.stringify(scenarios["dedicated-numbers"].body);

/** What the application has to find in it. */
export const EXPECTED: string = scenarios["dedicated-numbers"].body.sharedNumber;

export const HEADERS: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  "content-length": String(Buffer.byteLength(ANSWER)),
};

/** A `fetch` that answers at once with a new `Response`, as the platform's would. */
export const respond: typeof fetch = () => Promise.resolve(new Response(ANSWER, { headers: HEADERS }));

const headers = new Headers(HEADERS);

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
    json: () => Promise.resolve(JSON.parse(ANSWER)),
    text: () => Promise.resolve(ANSWER),
    arrayBuffer: () => Promise.resolve(new TextEncoder().encode(ANSWER).buffer),
    clone: () => answer,
  };
  // What the clients use of a Response is there; the rest of its type is not.
  return Promise.resolve(answer as unknown as Response);
};
