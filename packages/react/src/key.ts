import type { NumbersClient } from "@numbers-api/client";
import { clientName } from "./name.ts";
import type { InputKind, InputOf, OperationOn, Resource, WithInput } from "./operation.ts";

/** Begins every key, so that they meet no other's in the cache of an application. */
const PREFIX = "numbers-api";

/** The key of an operation: how all keys begin, the name of the client, the resource and the operation. */
export type OperationKey<R extends Resource, N extends OperationOn<R>> = readonly [
  prefix: typeof PREFIX,
  client: string,
  resource: R,
  operation: N,
];

/** The key of a query: that of its operation, and the input, where the operation takes one. */
export type OperationQueryKey<R extends Resource, N extends OperationOn<R>> = readonly [
  ...OperationKey<R, N>,
  ...(InputKind<R, N> extends "none" ? [] : [input?: InputOf<R, N>]),
];

/**
 * The key of queries, for `invalidateQueries` and the like. It follows the client: the more it is given, the fewer
 * queries it stands for.
 *
 * It never holds the API key, nor anything else of the client but its name (see `nameClient`).
 *
 * @example
 * queryClient.invalidateQueries({ queryKey: queryKey() }); // all queries of this package
 * queryClient.invalidateQueries({ queryKey: queryKey(client) }); // those of one client
 * queryClient.invalidateQueries({ queryKey: queryKey(client, "numbers") }); // those of one resource
 * queryClient.invalidateQueries({ queryKey: queryKey(client, "numbers", "list") }); // those of one operation
 */
export function queryKey(): readonly [typeof PREFIX];
export function queryKey(client: NumbersClient): readonly [typeof PREFIX, string];
export function queryKey<R extends Resource>(client: NumbersClient, resource: R): readonly [typeof PREFIX, string, R];
export function queryKey<R extends Resource, N extends OperationOn<R>>(
  client: NumbersClient,
  resource: R,
  operation: N,
  ...input: WithInput<InputKind<R, N>, InputOf<R, N>, []>
): OperationQueryKey<R, N>;
export function queryKey(client?: NumbersClient, ...rest: readonly unknown[]): readonly unknown[] {
  return client ? [PREFIX, clientName(client), ...rest] : [PREFIX];
}

/** The key of an operation, whatever its input. */
export function operationKey<R extends Resource, N extends OperationOn<R>>(
  client: NumbersClient,
  { resource, name }: { readonly resource: R; readonly name: N },
): OperationKey<R, N> {
  return [PREFIX, clientName(client), resource, name];
}
