"use client";
import { type UseInfiniteQueryOptions, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import {
  type InfiniteQueryKey,
  infiniteQueryFactory,
  type Page,
  type PageParam,
  type PageRule,
  type Pages,
  type PaginatedOperation,
} from "./infinite-query.ts";
import {
  type ErrorOf,
  type InputKind,
  type InputOf,
  type OperationOn,
  type ResourceName,
  splitArgs,
  type WithInput,
} from "./operation.ts";
import { useNumbersClient } from "./provider.ts";

/** Options of an infinite query hook: those of TanStack's `useInfiniteQuery` without the key and the page functions. */
export type InfiniteQueryHookOptions<
  R extends ResourceName,
  N extends OperationOn<R>,
  Type extends PageRule["type"] = "cursor",
  Selected = Pages<R, N, Type>,
> = Omit<
  UseInfiniteQueryOptions<Page<R, N, Type>, ErrorOf<R, N>, Selected, InfiniteQueryKey<R, N>, PageParam>,
  "queryKey" | "queryFn" | "initialPageParam" | "getNextPageParam" | "getPreviousPageParam"
>;

/** Queries an operation page by page and returns the result of TanStack's `useInfiniteQuery`. */
export type InfiniteQueryHook<
  R extends ResourceName,
  N extends OperationOn<R>,
  Type extends PageRule["type"] = "cursor",
> = <Selected = Pages<R, N, Type>>(
  ...args: WithInput<InputKind<R, N>, InputOf<R, N>, [options?: InfiniteQueryHookOptions<R, N, Type, Selected>]>
) => UseInfiniteQueryResult<NoInfer<Selected>, ErrorOf<R, N>>;

/** Makes the infinite query hook of an operation. */
export function infiniteQueryHook<
  R extends ResourceName,
  N extends OperationOn<R>,
  Type extends PageRule["type"] = "cursor",
>(operation: PaginatedOperation<R, N>): InfiniteQueryHook<R, N, Type> {
  const makeOptions = infiniteQueryFactory<R, N, Type>(operation);
  return <Selected>(...args: unknown[]) => {
    const [input, options] = splitArgs<InputOf<R, N>, InfiniteQueryHookOptions<R, N, Type, Selected>>(operation, args);
    // `WithInput` types the input at every call.
    const base = makeOptions(useNumbersClient(), ...([input] as WithInput<InputKind<R, N>, InputOf<R, N>, []>));
    // The options of the caller replace `select`, which determines the type of the data.
    const all = { ...base, ...options } as UseInfiniteQueryOptions<
      Page<R, N, Type>,
      ErrorOf<R, N>,
      Selected,
      InfiniteQueryKey<R, N>,
      PageParam
    >;
    return useInfiniteQuery(all);
  };
}
