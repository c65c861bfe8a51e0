"use client";
import { type UseSuspenseQueryOptions, type UseSuspenseQueryResult, useSuspenseQuery } from "@tanstack/react-query";
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

/** What a suspending hook takes besides the input: all that `useSuspenseQuery` takes, but the key and the function. */
export type SuspenseQueryHookOptions<R extends Resource, N extends OperationOn<R>, Selected = QueryData<R, N>> = Omit<
  UseSuspenseQueryOptions<QueryData<R, N>, ErrorOf<R, N>, Selected, OperationQueryKey<R, N>>,
  "queryKey" | "queryFn"
>;

/** Asks an operation, and gives what TanStack's `useSuspenseQuery` gives: the data is always there. */
export type SuspenseQueryHook<R extends Resource, N extends OperationOn<R>> = <Selected = QueryData<R, N>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N>, [options?: SuspenseQueryHookOptions<R, N, Selected>]>
) => UseSuspenseQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** The maker of the suspending hook for the queries of an operation. */
export function suspenseQueryHook<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
): SuspenseQueryHook<R, N> {
  return <Selected>(...args: unknown[]) => {
    const [input, options] = split<InputOf<R, N>, SuspenseQueryHookOptions<R, N, Selected>>(operation, args);
    return useSuspenseQuery({ ...basicsOf<R, N>(operation, useNumbersClient(), input), ...options });
  };
}
