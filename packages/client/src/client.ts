import { type Operation, type OperationId, operations, type Resources } from "@numbers-api/contract";
import { type Call, createCall, type ResponseHolder } from "./call.ts";
import { createHttp, type HttpClient } from "./http.ts";
import type { CallOptions, ClientOptions } from "./options/options.ts";
import { resolveCallOptions, resolveClientOptions, type Settings } from "./options/settings.ts";
import type { ParameterValues } from "./request/prepare.ts";
import { successReader } from "./response/read-success.ts";
import { send } from "./transport/send.ts";
import type { Input } from "./types/operations.ts";

type Table = typeof operations;

/** Method of the client: an operation without input takes only the options of the call. */
type Method<Id extends OperationId> = Table[Id] extends { readonly input: infer Kind }
  ? Kind extends "optional"
    ? (input?: Input<Id>, options?: CallOptions) => Call<Id>
    : (input: Input<Id>, options?: CallOptions) => Call<Id>
  : (options?: CallOptions) => Call<Id>;

/** Client of the API: the operations of the contract as methods, grouped by resource. */
export type NumbersClient = {
  // Mapped like this, each method keeps its documentation from the contract.
  readonly [R in keyof Resources]: {
    // Inferred, because `Extract` would compare the id with each operation there is.
    readonly [N in keyof Resources[R]]: Resources[R][N] extends infer Id extends OperationId ? Method<Id> : never;
  };
} & {
  /** Calls of openapi-fetch, by path and status code, with the key, retries and limits of this client. */
  readonly http: HttpClient;
};

/** Input of any operation. */
interface AnyInput extends ParameterValues {
  readonly body?: unknown;
}

/**
 * Creates a client of the API. Clients share nothing.
 *
 * @throws {TypeError} at once when an option is invalid; the message names it and never holds the key.
 *
 * @example
 * const client = createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" });
 * const { numbers, sharedNumber } = await client.numbers.list();
 */
export function createClient(options: ClientOptions = {}): NumbersClient {
  const settings = resolveClientOptions(options);
  const client: Record<string, Record<string, unknown>> = { http: createHttp(settings) };
  for (const operation of Object.values<Operation>(operations)) {
    const { namespace, name } = operation;
    client[namespace] ??= {};
    client[namespace][name] = createMethod(settings, operation);
  }
  // Made from the same table as the type.
  return client as unknown as NumbersClient;
}

/** Input and output are typed by {@link Method}. */
function createMethod(settings: Settings, operation: Operation): (...args: never) => object {
  const accept = Object.values(operation.success).flatMap(({ contentType = [] }) => contentType);
  const target = { ...operation, accept };
  const call = (input: AnyInput, options: CallOptions | undefined): object => {
    const holder: ResponseHolder = {};
    const { body, ...params } = input;
    const readResponse = successReader(operation.success, holder);
    const promise = send(resolveCallOptions(settings, options), target, { params, body }, readResponse);
    return createCall<never>(promise as Promise<never>, holder);
  };
  return operation.input
    ? (input: AnyInput = {}, options?: CallOptions) => call(input, options)
    : (options?: CallOptions) => call({}, options);
}
