// The one file that knows openapi-fetch, so that it can be exchanged. Whoever calls sees its calls and its types, and a
// test holds what is sent and what comes back against it. Its own code stays out: the transport and the reading of
// answers would be there twice, and it alone is more than half of what an application may pay for this client.
import type { paths } from "@numbers-api/contract";
import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { Answer } from "./answer.ts";
import { StatusError } from "./errors/status.ts";
import { readSuccess } from "./read-success.ts";
import { type RequestParts, writeRequest } from "./request.ts";
import type { Settings } from "./settings.ts";
import { perform } from "./transport.ts";

/** The options of openapi-fetch that are the transport's here: `hooks` see each attempt, `fetch` is the client's. */
type TakenAway = "bodySerializer" | "fetch" | "middleware" | "parseAs" | "pathSerializer" | "querySerializer";

type Method = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";
type PathsOf<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;
type OptionsOf<M extends Method, Path extends PathsOf<M>> = MaybeOptionalInit<paths[Path], M>;
type InitOf<Options> = Omit<NonNullable<Options>, TakenAway> & { readonly [name in TakenAway]?: never };
type ArgumentsOf<Options> = undefined extends Options ? [init?: InitOf<Options>] : [init: InitOf<Options>];
type OutcomeOf<M extends Method, Path extends PathsOf<M>> = Promise<
  FetchResponse<Extract<paths[Path][M], object>, object, `${string}/${string}`>
>;

/**
 * The calls of openapi-fetch, typed by the contract, with the key, limits and retries of the client.
 *
 * @example
 * const { data, error, response } = await client.http.GET("/numbers/list");
 * if (data) console.log(data.sharedNumber);
 * else console.error(response.status, error);
 */
export type HttpClient = {
  readonly [M in Method as Uppercase<M>]: <Path extends PathsOf<M>>(
    path: Path,
    ...init: ArgumentsOf<OptionsOf<M, Path>>
  ) => OutcomeOf<M, Path>;
} & {
  /** The same, with the method as the first argument. */
  request<M extends Method, Path extends PathsOf<M>>(
    method: M,
    path: Path,
    ...init: ArgumentsOf<OptionsOf<M, Path>>
  ): OutcomeOf<M, Path>;
};

/** What a success may be, where the operation is not looked up: whatever its media type says. */
const ANYTHING = { "2XX": { contentTypes: ["*/*"] } };

/** For whoever wants paths and status codes: the requests of openapi-fetch, with the limits, retries and key of the client. */
export function createHttp(settings: Settings): HttpClient {
  const request = async (method: string, path: string, init: RequestParts = {}): Promise<object> => {
    const prepared = writeRequest(settings, method, path, init, "application/json");
    // A base URL that the caller gave for one call may lead elsewhere: the key stays at home.
    const authenticated = new URL(prepared.url).origin === settings.baseUrl.origin;
    const operation = { id: `${prepared.method} ${path}`, authenticated };
    let answer: Answer | undefined;
    try {
      return await perform({ ...settings, signal: init.signal }, operation, prepared, (received) => {
        answer = received;
        return readSuccess(ANYTHING, received);
      });
    } catch (error) {
      if (!(error instanceof StatusError) || !answer) throw error;
      // openapi-fetch returns the answers that are errors.
      return { error: parse(answer.bytes), response: answer.response };
    }
  };
  const http: Record<string, unknown> = { request };
  for (const method of "GET PUT POST DELETE OPTIONS HEAD PATCH TRACE".split(" ")) {
    http[method] = (path: string, init?: RequestParts) => request(method, path, init);
  }
  // Made for any contract; the type is made from this one.
  return http as unknown as HttpClient;
}

/** An error as openapi-fetch gives it: what is no JSON as text, and nothing where there is nothing. */
function parse(bytes: ArrayBuffer): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}
