import { type Operation, type OperationId, operations } from "@numbers-api/contract";
import { type Call, callOf } from "./call.ts";
import type { Input } from "./contract.ts";
import { createHttp, type HttpClient, type Send } from "./http.ts";
import { preferred } from "./media-type.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { readSuccess } from "./read-success.ts";
import { resolveCall, resolveClient, type Settings } from "./settings.ts";

type Table = typeof operations;
type Namespace = Table[OperationId]["namespace"];
type IdsOf<N extends Namespace> = { [Id in OperationId]: Table[Id]["namespace"] extends N ? Id : never }[OperationId];

/** A method of the client: an operation without input takes only the options of the call. */
type Method<Id extends OperationId> = Table[Id]["input"] extends "none"
  ? (options?: CallOptions) => Call<Id>
  : Table[Id]["input"] extends "optional"
    ? (input?: Input<Id>, options?: CallOptions) => Call<Id>
    : (input: Input<Id>, options?: CallOptions) => Call<Id>;

/** A client of the API: the operations of the contract as methods, grouped by resource. */
export type NumbersClient = {
  readonly [N in Namespace]: { readonly [Id in IdsOf<N> as Table[Id]["name"]]: Method<Id> };
} & {
  /** openapi-fetch, with the key, retries and limits of this client: for whoever wants paths and status codes. */
  readonly http: HttpClient;
};

/**
 * Makes a client of the API. Clients share nothing.
 *
 * @throws {TypeError} at once when an option is wrong; the message names it and never holds the key.
 *
 * @example
 * const client = createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" });
 * const { numbers, sharedNumber } = await client.numbers.list();
 */
export function createClient(options: ClientOptions = {}): NumbersClient {
  const settings = resolveClient(options);
  const { http, send } = createHttp(settings);
  const client: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values<Operation>(operations)) {
    const { namespace, name, input } = operation;
    const call = method(settings, send, operation);
    client[namespace] ??= {};
    client[namespace][name] = input === "none" ? (options?: CallOptions) => call({}, options) : call;
  }
  // Made from the same table as the type.
  return Object.assign(client, { http }) as unknown as NumbersClient;
}

/** What an operation is given, by where it is sent. */
interface Untyped {
  readonly body?: unknown;
  readonly cookie?: object;
}

/** Untyped: what an operation takes and gives is said by the type of the method. */
function method(
  client: Settings,
  send: Send,
  operation: Operation,
): (input?: Untyped, options?: CallOptions) => object {
  const { success, requestBody } = operation;
  const accept =
    Object.values(success)
      .flatMap(({ contentTypes }) => preferred(contentTypes) ?? [])
      .join() || undefined;
  return ({ body, cookie, ...params } = {}, options = {}) => {
    const settings = resolveCall(client, options);
    const headers = {
      accept,
      // The platform writes the type of a form itself, with its boundary.
      "content-type": body instanceof FormData ? undefined : preferred(requestBody?.contentTypes),
      cookie: cookie && `${new URLSearchParams({ ...cookie })}`.replaceAll("&", "; "),
      ...Object.fromEntries(settings.headers ?? []),
    };
    const outcome = send(settings, operation, { params, body, headers }, (answer) => readSuccess(success, answer));
    return callOf<never>(outcome as Promise<never>);
  };
}
