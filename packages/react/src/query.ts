import type { NumbersClient } from "@numbers-api/client";
import { type DataTag, type QueryFunction, queryOptions, type UnusedSkipTokenOptions } from "@tanstack/react-query";
import { type OperationQueryKey, operationKey } from "./key.ts";
import type {
  ErrorOf,
  InputKind,
  InputOf,
  Operation,
  OperationOn,
  OutputOf,
  Resource,
  WithInput,
} from "./operation.ts";

/** What a query holds. A success without a body is `null`, because TanStack Query takes `undefined` for a mistake. */
export type QueryData<R extends Resource, N extends OperationOn<R>> =
  | Exclude<OutputOf<R, N>, undefined>
  | (undefined extends OutputOf<R, N> ? null : never);

/** Options for whatever takes TanStack's `queryOptions`. */
export type QueryOptions<R extends Resource, N extends OperationOn<R>> = UnusedSkipTokenOptions<
  QueryData<R, N>,
  ErrorOf<R, N>,
  QueryData<R, N>,
  OperationQueryKey<R, N>
> & { queryKey: DataTag<OperationQueryKey<R, N>, QueryData<R, N>, ErrorOf<R, N>> };

/** Makes the options of a query from a client and the input of the operation, if it takes one. */
export type QueryFactory<R extends Resource, N extends OperationOn<R>> = (
  client: NumbersClient,
  ...input: WithInput<InputKind<R, N>, InputOf<R, N>, []>
) => QueryOptions<R, N>;

/** The maker of options for the queries of an operation. */
export function queryFactory<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
): QueryFactory<R, N> {
  return (client, ...[input]) => queryOptions(basicsOf<R, N>(operation, client, input));
}

/** What the options of a query have here; everything else is up to the application. */
interface QueryBasics<R extends Resource, N extends OperationOn<R>> {
  readonly queryKey: QueryOptions<R, N>["queryKey"];
  readonly queryFn: QueryFunction<QueryData<R, N>, OperationQueryKey<R, N>>;
  readonly retry: false;
}

/**
 * What the options of a query have here, for the factory and the hooks.
 *
 * @param input left out stands for one without members.
 */
export function basicsOf<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
  client: NumbersClient,
  // An operation that needs an input is given one, by the types of whatever calls this.
  input: InputOf<R, N> = {} as InputOf<R, N>,
): QueryBasics<R, N> {
  return {
    // The compiler cannot follow which members the key has, nor what is filed under it, while the operation is open.
    queryKey: [...operationKey<R, N>(client, operation), ...(operation.input === "none" ? [] : [input])] as never,
    // `undefined` is what TanStack Query does not take.
    queryFn: ({ signal }) =>
      operation.call(client, input, { signal }).then((data) => (data ?? null) as QueryData<R, N>),
    // The client has already tried again as often as it helps; whoever wants more says so.
    retry: false,
  };
}
