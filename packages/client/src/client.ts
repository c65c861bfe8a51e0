import type { OperationId, operations, Resources } from "@numbers-api/contract";
import { contract } from "#generated/contract.ts";
import { type Call, createCall } from "./call.ts";
import { createHttp, type HttpClient } from "./http.ts";
import type { AnyClientOptions, CallOptions, ClientOptions } from "./options/options.ts";
import { resolveCallOptions, resolveClientOptions } from "./options/settings.ts";
import type { ItemAt, PageIterators } from "./pagination.ts";
import { send } from "./transport/send.ts";
import type { ChosenOutput, Input, Output, ResponseOptions } from "./types/operations.ts";
import type { AnyMethod, CallOperation, ClientContract, ClientSettings } from "./types/runtime.ts";

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
    ? <const O extends CallOptions & Choice>(input?: Input<Id>, options?: O) => Call<Id, ChosenOutput<Id, O>, O>
    : <const O extends CallOptions & Choice>(input: Input<Id>, options?: O) => Call<Id, ChosenOutput<Id, O>, O>
  : <const O extends CallOptions & Choice>(options?: O) => Call<Id, ChosenOutput<Id, O>, O>;

/** Client of the API: the operations of the contract as methods, grouped by resource. */
export type NumbersClient = {
  // Mapped like this, each method keeps its documentation from the contract.
  readonly [R in keyof Resources]: {
    // Inferred, because `Extract` would compare the id with each operation there is.
    readonly [N in keyof Resources[R]]: Resources[R][N] extends infer Id extends OperationId ? Method<Id> : never;
  };
} & {
  /** Calls by method and path, as those of openapi-fetch, with the key, retries and limits of this client. */
  readonly http: HttpClient;
};

/**
 * Creates a client of the API. Clients share nothing.
 *
 * @throws {TypeError} at once when an option is invalid; the message names it and never holds the key.
 *
 * @example
 * const client = createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" });
 * const data = await client.resource.action(); // the operation resource_action of the contract
 */
export function createClient(options: ClientOptions = {}): NumbersClient {
  // Made from the same table as the type.
  return createClientOf(contract, options) as unknown as NumbersClient;
}

/** Creates a client of any contract. */
export function createClientOf(
  from: ClientContract,
  options: AnyClientOptions,
): Record<string, Record<string, unknown>> {
  const settings = resolveClientOptions(from, options);
  const operations = Object.values(from.operations).map((operation): CallOperation => {
    const types = Object.values(operation.success).flatMap(({ contentType = [] }) => contentType);
    return { ...operation, accept: [...new Set(types)].join(", ") || undefined };
  });
  const client: Record<string, Record<string, unknown>> = {};
  const methods = operations.map((operation) => {
    const { namespace, name, input } = operation;
    const method = createMethod(settings, operation);
    client[namespace] ??= {};
    client[namespace][name] = input ? method : (options?: CallOptions) => method({}, options);
    return { operation, method };
  });
  return { ...client, http: createHttp(methods) };
}

/** Input and output are typed by {@link Method}. */
function createMethod(settings: ClientSettings, operation: CallOperation): AnyMethod {
  const method: AnyMethod = (input = {}, options, holder = {}) =>
    createCall(send(resolveCallOptions(settings, options), operation, input, holder), holder);
  return (settings.contract.extensions ?? []).reduce((extended, extend) => extend(extended, operation), method);
}
