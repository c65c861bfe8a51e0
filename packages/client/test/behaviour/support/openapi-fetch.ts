// Two clients that are asked the same: openapi-fetch itself, and `client.http`.
import type { Operation, paths } from "@numbers-api/contract";
import createOpenApiFetch from "openapi-fetch";
import { contract } from "#generated/contract.ts";
import { createClientOf } from "../../../src/client.ts";
import { writeJson } from "../../../src/request/body/body.ts";
import { createInputWriter } from "../../../src/request/write-input.ts";

const baseUrl = "https://numbers.example/v1/";
export const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "PATCH"] as const;
export const PATHS = ["/numbers/list", "/numbers/{id}", "/numbers/{id}/{a}", "/x-{a}", ""] as const;

/** Every method with bodies on every path, with any input and any answer. */
const OPERATIONS: Readonly<Record<string, Operation>> = Object.fromEntries(
  METHODS.flatMap((method) =>
    PATHS.map((path, index): [string, Operation] => {
      const id = `things_${method.toLowerCase()}${index}`;
      const success = { 204: {}, default: { contentType: "application/json" } };
      return [id, { id, namespace: "things", name: id, method, path, input: "optional", success }];
    }),
  ),
);

/** As a caller without types sees both: any path, any options. */
export type Untyped = Readonly<Record<string, (...request: readonly unknown[]) => Promise<Outcome>>>;
interface Outcome {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly redirect: string;
  readonly cache: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** Request as it would be sent, without the random boundary of a form. */
async function sent(request: Request): Promise<Sent> {
  const { url, method, redirect, cache } = request;
  const text = await request.text();
  const boundary = /^--(-+formdata\S+)/.exec(text)?.[1];
  const plain = (value: string): string => (boundary ? value.replaceAll(boundary, "boundary") : value);
  const headers = [...request.headers].map(([name, value]) => [name, plain(value)] as const);
  return { url, method, redirect, cache, headers, body: plain(text) };
}

/** Data and error as something that can be compared, whatever they were read as. */
async function comparable(value: unknown): Promise<unknown> {
  if (value instanceof ReadableStream) return { stream: await new Response(value).text() };
  if (value instanceof Blob) return { type: value.type, text: await value.text() };
  return value instanceof ArrayBuffer ? { bytes: [...new Uint8Array(value)] } : value;
}

export interface Both {
  readonly defaults?: Record<string, string>;
  readonly ask: (http: Untyped) => Promise<Outcome>;
  readonly respond: () => Response;
}

export interface Seen {
  readonly sent: Sent;
  readonly data: unknown;
  readonly error: unknown;
  readonly members: readonly string[];
  readonly status: number;
}

/** Request and outcome of one of the two; `"rejected"` when the request cannot be written or the answer not be read. */
async function play(http: Untyped, { ask }: Both, requests: readonly Request[]): Promise<Seen | "rejected"> {
  let outcome: Outcome;
  try {
    outcome = await ask(http);
  } catch {
    return "rejected";
  }
  const [request] = requests;
  if (!request || requests.length > 1) throw new Error(`${requests.length} requests instead of one`);
  const [data, error] = await Promise.all([comparable(outcome.data), comparable(outcome.error)]);
  const { status } = outcome.response;
  return { sent: await sent(request), data, error, members: Object.keys(outcome).sort(), status };
}

/** Results of both for the same call: openapi-fetch first. */
export async function both(use: Both): Promise<readonly [Seen | "rejected", Seen | "rejected"]> {
  const theirs: Request[] = [];
  const ours: Request[] = [];
  const reference = createOpenApiFetch<paths>({
    baseUrl,
    // Ours has it from the contract.
    headers: { accept: "application/json", ...use.defaults },
    fetch: async (request) => {
      theirs.push(request);
      return use.respond();
    },
  });
  const client = createClientOf(
    { ...contract, operations: OPERATIONS, writeInput: createInputWriter({ json: writeJson }) },
    {
      ...{ baseUrl, apiKey: null, maxRetries: 0, headers: use.defaults },
      fetch: async (...request) => {
        ours.push(new Request(...request));
        return use.respond();
      },
    },
  );
  return [
    await play(reference as unknown as Untyped, use, theirs),
    await play(client["http"] as unknown as Untyped, use, ours),
  ];
}
