import type { Operation, OperationId, operations, Resources } from "@numbers-api/contract";
import { contract } from "#generated/contract.ts";
import { type Call, createCall, type ResponseHolder } from "./call.ts";
import type { Contract } from "./features.ts";
import { createHttp, type HttpClient } from "./http.ts";
import type { CallOptions, ClientOptions } from "./options/options.ts";
import { resolveCallOptions, resolveClientOptions, type Settings } from "./options/settings.ts";
import type { ItemAt, PageIterators } from "./pagination.ts";
import type { ParameterValues } from "./request/parameters.ts";
import { successReader } from "./response/read-success.ts";
import { send } from "./transport/send.ts";
import type { ChosenOutput, Input, Output, ResponseOptions } from "./types/operations.ts";

type Table = typeof operations;

/** Method of the client: an operation without input takes only the options of the call. */
type Method<Id extends OperationId> = PagesOf<Id> &
  (ResponseOptions<Id> extends infer Choice
    ? [keyof Choice] extends [never]
      ? PlainMethod<Id>
      : ChoosingMethod<Id, Choice>
    : never);

/** Pages and items of a paginated operation. */
type PagesOf<Id extends OperationId> = Table[Id] extends { readonly pagination: { readonly items: infer Items } }
  ? PageIterators<Output<Id>, ItemAt<Output<Id>, Items>, Input<Id>, CallOptions>
  : unknown;

type PlainMethod<Id extends OperationId> = Table[Id] extends { readonly input: infer Kind }
  ? Kind extends "optional"
    ? (input?: Input<Id>, options?: CallOptions) => Call<Id>
    : (input: Input<Id>, options?: CallOptions) => Call<Id>
  : (options?: CallOptions) => Call<Id>;

/** Method of an operation whose response has several forms: the options choose one. */
type ChoosingMethod<Id extends OperationId, Choice> = Table[Id] extends { readonly input: infer Kind }
  ? Kind extends "optional"
    ? <const O extends CallOptions & Choice>(input?: Input<Id>, options?: O) => Call<Id, ChosenOutput<Id, O>>
    : <const O extends CallOptions & Choice>(input: Input<Id>, options?: O) => Call<Id, ChosenOutput<Id, O>>
  : <const O extends CallOptions & Choice>(options?: O) => Call<Id, ChosenOutput<Id, O>>;

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
  readonly contentType?: string | undefined;
}

type AnyCall = ReturnType<typeof createCall<unknown>>;

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
  // Made from the same table as the type.
  return createClientOf(contract, options) as unknown as NumbersClient;
}

/** Creates a client of any contract. */
export function createClientOf(from: Contract, options: ClientOptions): Record<string, Record<string, unknown>> {
  const settings = resolveClientOptions(from, options);
  const client: Record<string, Record<string, unknown>> = { http: createHttp(settings) };
  for (const operation of Object.values(from.operations)) {
    const { namespace, name } = operation;
    client[namespace] ??= {};
    client[namespace][name] = createMethod(settings, operation);
  }
  return client;
}

/** Input and output are typed by {@link Method}. */
function createMethod(settings: Settings, operation: Operation): (...args: never) => object {
  const types = Object.values(operation.success).flatMap(({ contentType = [] }) => contentType);
  const target = { ...operation, accept: [...new Set(types)].join(", ") };
  const call = (input: AnyInput, options: CallOptions | undefined): AnyCall => {
    const holder: ResponseHolder = {};
    const { body, contentType, ...params } = input;
    const own = resolveCallOptions(settings, options);
    const headers = settings.contract.createIdempotencyKey?.(operation, params.header);
    const readResponse = successReader(operation, own, holder);
    return createCall(send(own, target, { params, body, contentType, headers }, readResponse), holder);
  };
  if (!operation.input) return (options?: CallOptions) => call({}, options);
  const method = (input: AnyInput = {}, options?: CallOptions): AnyCall => call(input, options);
  return settings.contract.addPages?.(method, operation) ?? method;
}
