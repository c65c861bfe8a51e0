"use client";
import {
  type SkipToken,
  skipToken,
  type UseQueryOptions,
  type UseQueryResult,
  type UseSuspenseQueryOptions,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";
import type { OperationQueryKey } from "./key.ts";
import {
  type BoundOperation,
  type ErrorOf,
  type InputKind,
  type InputOf,
  type OperationOn,
  type ResourceName,
  splitArgs,
  type WithInput,
} from "./operation.ts";
import { useNumbersClient } from "./provider.ts";
import { baseQueryOptions, type QueryData } from "./query.ts";

/** Options of a query hook: those of TanStack's `useQuery` without the key and the function. */
export type QueryHookOptions<R extends ResourceName, N extends OperationOn<R>, Selected = QueryData<R, N>> = Omit<
  UseQueryOptions<QueryData<R, N>, ErrorOf<R, N>, Selected, OperationQueryKey<R, N>>,
  "queryKey" | "queryFn"
>;

/** Queries an operation and returns the result of TanStack's `useQuery`. Pass `skipToken` as the input to wait. */
export type QueryHook<R extends ResourceName, N extends OperationOn<R>> = <Selected = QueryData<R, N>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N> | SkipToken, [options?: QueryHookOptions<R, N, Selected>]>
) => UseQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** Makes the query hook of an operation. */
export function queryHook<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
): QueryHook<R, N> {
  return <Selected>(...args: unknown[]) => {
    const [input, options] = splitArgs<InputOf<R, N> | SkipToken, QueryHookOptions<R, N, Selected>>(operation, args);
    const client = useNumbersClient();
    const { queryFn, ...base } = baseQueryOptions<R, N>(operation, client, input === skipToken ? undefined : input);
    return useQuery({ ...base, ...options, queryFn: input === skipToken ? skipToken : queryFn });
  };
}

/** Options of a suspense hook: those of TanStack's `useSuspenseQuery` without the key and the function. */
export type SuspenseQueryHookOptions<
  R extends ResourceName,
  N extends OperationOn<R>,
  Selected = QueryData<R, N>,
> = Omit<
  UseSuspenseQueryOptions<QueryData<R, N>, ErrorOf<R, N>, Selected, OperationQueryKey<R, N>>,
  "queryKey" | "queryFn"
>;

/** Queries an operation and returns the result of TanStack's `useSuspenseQuery`, which always has data. */
export type SuspenseQueryHook<R extends ResourceName, N extends OperationOn<R>> = <Selected = QueryData<R, N>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N>, [options?: SuspenseQueryHookOptions<R, N, Selected>]>
) => UseSuspenseQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** Makes the suspense query hook of an operation. */
export function suspenseQueryHook<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
): SuspenseQueryHook<R, N> {
  return <Selected>(...args: unknown[]) => {
    const [input, options] = splitArgs<InputOf<R, N>, SuspenseQueryHookOptions<R, N, Selected>>(operation, args);
    return useSuspenseQuery({ ...baseQueryOptions<R, N>(operation, useNumbersClient(), input), ...options });
  };
}
