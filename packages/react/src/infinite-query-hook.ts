"use client";
import { type UseInfiniteQueryOptions, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import {
  type InfiniteQueryKey,
  infiniteQueryFactory,
  type PageParam,
  type Pages,
  type PaginatedOperation,
} from "./infinite-query.ts";
import {
  type ErrorOf,
  type InputKind,
  type InputOf,
  type OperationOn,
  type OutputOf,
  type ResourceName,
  splitArgs,
  type WithInput,
} from "./operation.ts";
import { useNumbersClient } from "./provider.ts";

/** Options of an infinite query hook: those of TanStack's `useInfiniteQuery` without the key and the page functions. */
export type InfiniteQueryHookOptions<R extends ResourceName, N extends OperationOn<R>, Selected = Pages<R, N>> = Omit<
  UseInfiniteQueryOptions<OutputOf<R, N>, ErrorOf<R, N>, Selected, InfiniteQueryKey<R, N>, PageParam>,
  "queryKey" | "queryFn" | "initialPageParam" | "getNextPageParam" | "getPreviousPageParam"
>;

/** Queries an operation page by page and returns the result of TanStack's `useInfiniteQuery`. */
export type InfiniteQueryHook<R extends ResourceName, N extends OperationOn<R>> = <Selected = Pages<R, N>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N>, [options?: InfiniteQueryHookOptions<R, N, Selected>]>
) => UseInfiniteQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** Makes the infinite query hook of an operation. */
export function infiniteQueryHook<R extends ResourceName, N extends OperationOn<R>>(
  operation: PaginatedOperation<R, N>,
): InfiniteQueryHook<R, N> {
  const makeOptions = infiniteQueryFactory<R, N>(operation);
  return <Selected>(...args: unknown[]) => {
    const [input, options] = splitArgs<InputOf<R, N>, InfiniteQueryHookOptions<R, N, Selected>>(operation, args);
    // `WithInput` types the input at every call.
    const base = makeOptions(useNumbersClient(), ...([input] as WithInput<InputKind<R, N>, InputOf<R, N>, []>));
    // The options of the caller replace `select`, which determines the type of the data.
    const all = { ...base, ...options } as UseInfiniteQueryOptions<
      OutputOf<R, N>,
      ErrorOf<R, N>,
      Selected,
      InfiniteQueryKey<R, N>,
      PageParam
    >;
    return useInfiniteQuery(all);
  };
}
