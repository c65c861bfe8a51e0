import type { Operation, OperationId, operations } from "@numbers-api/contract";
import { StatusError } from "./errors/status-error.ts";
import type { CallOptions } from "./options/options.ts";
import type { ChosenOutput, ErrorBody, ErrorKey, Input, ResponseOptions } from "./types/operations.ts";
import type { AnyInput, AnyMethod, ResponseHolder } from "./types/runtime.ts";

type Table = typeof operations;
type Method = Table[OperationId]["method"];
type PathOf<M extends Method> = Extract<Table[OperationId], { readonly method: M }>["path"];
type IdAt<M extends Method, Path> = Extract<Table[OperationId], { readonly method: M; readonly path: Path }>["id"];

/** Input of an operation as openapi-fetch takes it. */
type HttpInput<Id extends OperationId> = Table[Id] extends { readonly input: string }
  ? Pick<Input<Id>, Extract<keyof Input<Id>, "body" | "contentType">> & HttpParams<Params<Id>>
  : unknown;
type HttpParams<P> = Partial<P> extends P ? { readonly params?: P } : { readonly params: P };
type Params<Id extends OperationId> = Omit<Input<Id>, "body" | "contentType">;

type HttpArguments<Id extends OperationId, Options> = Table[Id] extends { readonly input: "required" }
  ? [init: HttpInput<Id> & Options]
  : [init?: HttpInput<Id> & Options];

/** Success or documented error of a call by method and path. */
export type HttpResult<Id extends OperationId, Options = unknown> =
  | { readonly data: ChosenOutput<Id, Options>; readonly error?: undefined; readonly response: Response }
  | {
      readonly data?: undefined;
      readonly error: { [Key in ErrorKey<Id>]: ErrorBody<Id, Key> }[ErrorKey<Id>] | string | undefined;
      readonly response: Response;
    };

/**
 * Calls by method and path, in the manner of openapi-fetch, over the transport of the client: `data` for a success, `error`
 * for any other status. A call without a usable response rejects with a `NumbersApiError`.
 *
 * @example
 * const { data, error, response } = await client.http.GET("/path/{id}", { params: { path: { id } } });
 */
export type HttpClient = {
  readonly [M in Method]: <
    Path extends PathOf<M>,
    const Options extends CallOptions & ResponseOptions<IdAt<M, Path>> = CallOptions & ResponseOptions<IdAt<M, Path>>,
  >(
    path: Path,
    ...init: HttpArguments<IdAt<M, Path>, Options>
  ) => Promise<HttpResult<IdAt<M, Path>, Options>>;
};

type HttpInit = CallOptions &
  Pick<AnyInput, "body" | "contentType"> & { readonly params?: Omit<AnyInput, "body" | "contentType"> };

/** Operation with its method. */
interface CallableOperation {
  readonly operation: Operation;
  readonly method: AnyMethod;
}

export function createHttp(all: readonly CallableOperation[]): Record<string, unknown> {
  const request = async (verb: string, path: string, init: HttpInit = {}): Promise<object> => {
    const found = all.find(({ operation }) => operation.method === verb && operation.path === path);
    if (!found) throw new TypeError(`${verb} ${path} is not in the contract.`);
    const { params, body, contentType, ...options } = init;
    const holder: ResponseHolder = {};
    try {
      // An operation without input takes options alone.
      const own = found.operation.input ? options : init;
      const data = await found.method({ ...params, body, contentType }, own, holder);
      return { data, response: holder.response };
    } catch (error) {
      // The status decided about retries; the caller gets the response.
      if (error instanceof StatusError) return { error: error.body ?? error.excerpt, response: holder.response };
      throw error;
    }
  };
  const calls = all.map(({ operation: { method } }) => {
    return [method, (path: string, init?: HttpInit) => request(method, path, init)] as const;
  });
  return Object.fromEntries(calls);
}
