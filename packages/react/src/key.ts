import type { NumbersClient } from "@numbers-api/client";
import { keyPrefix } from "#generated/names.ts";
import type { InputKind, InputOf, OperationOn, ResourceName, WithInput } from "./operation.ts";

const names = new WeakMap<NumbersClient, string>();

/** Makes default names unique across processes and browsers. */
const suffix = Math.random().toString(36).slice(2);
let count = 0;

/**
 * Names a client in the keys of its queries.
 *
 * By default each client has a unique name, so that two accounts never share cached data. Clients with the same name
 * share their cached data. Set a name when the cache outlives the client, as with server rendering or a persister, and
 * name the owner of the data, such as the account. Never use the API key: developer tools show query keys, and
 * server-rendered pages contain them.
 *
 * @returns the client.
 * @throws {TypeError} if the name is empty, which usually means that the account is not known yet.
 * @throws {Error} if the client already has another name, because cached data would be split between the two.
 *
 * @example
 * const client = nameClient(createClient({ baseUrl: "/api", apiKey: null }), "account-42");
 */
export function nameClient<Client extends NumbersClient>(client: Client, name: string): Client {
  if (!name) throw new TypeError("nameClient: the name is empty. Name the owner of the data, such as the account.");
  const old = names.get(client);
  if (old !== undefined && old !== name) {
    throw new Error("nameClient: the client already has another name. Name it once, before its first query.");
  }
  names.set(client, name);
  return client;
}

/** Name of a client, which never changes after the first call. */
function clientName(client: NumbersClient): string {
  if (!client) throw new TypeError("The client is missing: make one with createClient, and pass it first.");
  const name = names.get(client) ?? `client-${++count}-${suffix}`;
  names.set(client, name);
  return name;
}

/** Key of an operation: the prefix, the name of the client, the resource and the operation. */
export type OperationKey<R extends ResourceName, N extends OperationOn<R>> = readonly [
  prefix: typeof keyPrefix,
  client: string,
  resource: R,
  operation: N,
];

/** Key of a query: the key of its operation, followed by the input if the operation takes one. */
export type OperationQueryKey<R extends ResourceName, N extends OperationOn<R>> = readonly [
  ...OperationKey<R, N>,
  ...(InputKind<R, N> extends "none" ? [] : [input?: InputOf<R, N>]),
];

/**
 * Key that matches queries, for `invalidateQueries` and other filters. Each argument narrows it.
 *
 * It identifies the client by name (see {@link nameClient}) and never contains the API key.
 *
 * @example
 * queryClient.invalidateQueries({ queryKey: queryKey() }); // all queries of this package
 * queryClient.invalidateQueries({ queryKey: queryKey(client) }); // of one client
 * queryClient.invalidateQueries({ queryKey: queryKey(client, "resource") }); // of one resource
 * queryClient.invalidateQueries({ queryKey: queryKey(client, "resource", "action") }); // of one operation
 */
export function queryKey(): readonly [typeof keyPrefix];
export function queryKey(client: NumbersClient): readonly [typeof keyPrefix, string];
export function queryKey<R extends ResourceName>(
  client: NumbersClient,
  resource: R,
): readonly [typeof keyPrefix, string, R];
export function queryKey<R extends ResourceName, N extends OperationOn<R>>(
  client: NumbersClient,
  resource: R,
  operation: N,
  ...input: WithInput<InputKind<R, N>, InputOf<R, N>, []>
): OperationQueryKey<R, N>;
export function queryKey(client?: NumbersClient, ...rest: readonly unknown[]): readonly unknown[] {
  return client ? [keyPrefix, clientName(client), ...rest] : [keyPrefix];
}

/** Key of an operation with any input. */
export function operationKey<R extends ResourceName, N extends OperationOn<R>>(
  client: NumbersClient,
  { resource, name }: { readonly resource: R; readonly name: N },
): OperationKey<R, N> {
  return [keyPrefix, clientName(client), resource, name];
}
