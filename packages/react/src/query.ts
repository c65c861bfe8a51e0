import type { NumbersClient } from "@numbers-api/client";
import { type DataTag, type QueryFunction, queryOptions, type UnusedSkipTokenOptions } from "@tanstack/react-query";
import { type OperationQueryKey, operationKey } from "./key.ts";
import type {
  BoundOperation,
  ErrorOf,
  InputKind,
  InputOf,
  OperationOn,
  OutputOf,
  ResourceName,
  WithInput,
} from "./operation.ts";

/** Data of a query. A success without a body is `null`, because TanStack Query rejects `undefined`. */
export type QueryData<R extends ResourceName, N extends OperationOn<R>> =
  | Exclude<OutputOf<R, N>, undefined>
  | (undefined extends OutputOf<R, N> ? null : never);

/** Query options, as TanStack's `queryOptions` returns them. */
export type QueryOptions<R extends ResourceName, N extends OperationOn<R>> = UnusedSkipTokenOptions<
  QueryData<R, N>,
  ErrorOf<R, N>,
  QueryData<R, N>,
  OperationQueryKey<R, N>
> & { queryKey: DataTag<OperationQueryKey<R, N>, QueryData<R, N>, ErrorOf<R, N>> };

/** Makes query options from a client and, for an operation that takes one, the input. */
export type QueryFactory<R extends ResourceName, N extends OperationOn<R>> = (
  client: NumbersClient,
  ...input: WithInput<InputKind<R, N>, InputOf<R, N>, []>
) => QueryOptions<R, N>;

/** Makes the query options factory of an operation. */
export function queryFactory<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
): QueryFactory<R, N> {
  return (client, ...[input]) => queryOptions(baseQueryOptions<R, N>(operation, client, input));
}

interface BaseQueryOptions<R extends ResourceName, N extends OperationOn<R>> {
  readonly queryKey: QueryOptions<R, N>["queryKey"];
  readonly queryFn: QueryFunction<QueryData<R, N>, OperationQueryKey<R, N>>;
  readonly retry: false;
}

/**
 * Query options that this package sets. The application sets all others.
 *
 * @param input defaults to an empty input.
 */
export function baseQueryOptions<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
  client: NumbersClient,
  // The types of the callers make sure that a required input is passed.
  input: InputOf<R, N> = {} as InputOf<R, N>,
): BaseQueryOptions<R, N> {
  return {
    // The compiler cannot resolve the length of the key while the operation is generic.
    queryKey: [...operationKey<R, N>(client, operation), ...(operation.input === "none" ? [] : [input])] as never,
    queryFn: ({ signal }) =>
      // TanStack Query rejects `undefined`.
      operation.call(client, input, { signal }).then((data) => (data ?? null) as QueryData<R, N>),
    // The client already retries where that is safe.
    retry: false,
  };
}
