import { type Operation, type OperationId, operations, type Resources } from "@numbers-api/contract";
import { type Answered, type Call, callOf } from "./call.ts";
import type { Input } from "./contract.ts";
import { createHttp, type HttpClient } from "./http.ts";
import type { CallOptions, ClientOptions } from "./options.ts";
import { readSuccess } from "./read-success.ts";
import type { RequestParts } from "./request.ts";
import { resolveCall, resolveClient } from "./settings.ts";
import { perform } from "./transport.ts";

type Table = typeof operations;

/** A method of the client: an operation without input takes only the options of the call. */
type Method<Id extends OperationId> = Table[Id] extends { readonly input: infer Kind }
  ? Kind extends "optional"
    ? (input?: Input<Id>, options?: CallOptions) => Call<Id>
    : (input: Input<Id>, options?: CallOptions) => Call<Id>
  : (options?: CallOptions) => Call<Id>;

/** A client of the API: the operations of the contract as methods, grouped by resource. */
export type NumbersClient = {
  // Mapped like this, each method keeps what the contract says of it.
  readonly [R in keyof Resources]: {
    // Inferred, because the compiler compares what is extracted with each operation there is.
    readonly [N in keyof Resources[R]]: Resources[R][N] extends infer Id extends OperationId ? Method<Id> : never;
  };
} & {
  /** The calls of openapi-fetch, with the key, retries and limits of this client: for whoever wants paths and status codes. */
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
  const client: Record<string, Record<string, unknown>> = { http: createHttp(settings) };
  for (const operation of Object.values<Operation>(operations)) {
    const { namespace, name, input, success } = operation;
    const accept = Object.values(success).flatMap(({ contentType = [] }) => contentType);
    const target = { ...operation, accept };
    // Untyped: what an operation takes and gives is said by the type of the method.
    const call = (params: Params = {}, options?: CallOptions): object => {
      const answered: Answered = {};
      const receive = readSuccess(success, answered);
      const plain = perform(resolveCall(settings, options), target, { params, body: params.body }, receive);
      return callOf<never>(plain as Promise<never>, answered);
    };
    client[namespace] ??= {};
    client[namespace][name] = input ? call : (options?: CallOptions) => call({}, options);
  }
  // Made from the same table as the type.
  return client as unknown as NumbersClient;
}

/** The members of an operation's input. */
type Params = NonNullable<RequestParts["params"]> & Pick<RequestParts, "body">;
