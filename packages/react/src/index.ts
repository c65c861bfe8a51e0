export * from "#generated/hooks.ts";
export * from "#generated/options.ts";
export type {
  InfiniteQueryFactory,
  InfiniteQueryKey,
  InfiniteQueryOptions,
  LinkedPage,
  PageParam,
  PageRule,
  Pages,
} from "./infinite-query.ts";
export type { InfiniteQueryHook, InfiniteQueryHookOptions } from "./infinite-query-hook.ts";
export { nameClient, type OperationKey, type OperationQueryKey, queryKey } from "./key.ts";
export type { MutationFactory, MutationInput, MutationOptions } from "./mutation.ts";
export type { MutationHook, MutationHookOptions } from "./mutation-hook.ts";
export type { OperationOn, ResourceName } from "./operation.ts";
export { NumbersProvider, type NumbersProviderProps, useNumbersClient } from "./provider.ts";
export type { QueryData, QueryFactory, QueryOptions } from "./query.ts";
export type {
  QueryHook,
  QueryHookOptions,
  SuspenseQueryHook,
  SuspenseQueryHookOptions,
} from "./query-hook.ts";
