"use client";
import { type SkipToken, skipToken, type UseQueryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { OperationQueryKey } from "./key.ts";
import {
  type ErrorOf,
  type InputKind,
  type InputOf,
  type Operation,
  type OperationOn,
  type Resource,
  split,
  type WithInput,
} from "./operation.ts";
import { useNumbersClient } from "./provider.ts";
import { basicsOf, type QueryData } from "./query.ts";

/** What a hook takes besides the input: all that TanStack's `useQuery` takes, but the key and the function. */
export type QueryHookOptions<R extends Resource, N extends OperationOn<R>, Selected = QueryData<R, N>> = Omit<
  UseQueryOptions<QueryData<R, N>, ErrorOf<R, N>, Selected, OperationQueryKey<R, N>>,
  "queryKey" | "queryFn"
>;

/** Asks an operation, and gives what TanStack's `useQuery` gives. With `skipToken` as its input it waits. */
export type QueryHook<R extends Resource, N extends OperationOn<R>> = <Selected = QueryData<R, N>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N> | SkipToken, [options?: QueryHookOptions<R, N, Selected>]>
) => UseQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** The maker of the hook for the queries of an operation. */
export function queryHook<R extends Resource, N extends OperationOn<R>>(operation: Operation<R, N>): QueryHook<R, N> {
  return <Selected>(...args: unknown[]) => {
    const [input, options] = split<InputOf<R, N> | SkipToken, QueryHookOptions<R, N, Selected>>(operation, args);
    const client = useNumbersClient();
    const { queryFn, ...basics } = basicsOf<R, N>(operation, client, input === skipToken ? undefined : input);
    return useQuery({ ...basics, ...options, queryFn: input === skipToken ? skipToken : queryFn });
  };
}
