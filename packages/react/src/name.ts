import type { NumbersClient } from "@numbers-api/client";

const names = new WeakMap<NumbersClient, string>();

/** Names that nobody gave: no two are the same, in no process and no browser. */
const own = Math.random().toString(36).slice(2);
let count = 0;

/**
 * Names a client in the keys of its queries.
 *
 * Each client has a name of its own by default, so that two accounts never see each other's data in one cache. Clients
 * of one name share what is cached. Give a name where the cache outlives the client, and name what the data belongs to,
 * such as the account: for data that a server has rendered, or that is kept in the browser's storage. Never put the API
 * key in it: keys of queries are shown by tools, and travel with the page.
 *
 * @returns the client.
 * @throws {TypeError} when the name is empty, as that of an account is that nobody has looked up yet.
 * @throws {Error} when the client already goes by another name, because its data would be found under neither.
 *
 * @example
 * const client = nameClient(createClient({ baseUrl: "/api", apiKey: null }), "account-42");
 */
export function nameClient<Client extends NumbersClient>(client: Client, name: string): Client {
  if (!name) throw new TypeError("nameClient: the name must not be empty. Name what the data belongs to.");
  const old = names.get(client);
  if (old !== undefined && old !== name) {
    throw new Error("nameClient: the client goes by another name already. Name it once, before its first query.");
  }
  names.set(client, name);
  return client;
}

/** The name of a client, which stays the same from the first time that it is asked for. */
export function clientName(client: NumbersClient): string {
  if (!client) throw new TypeError("The client is missing: make one with createClient, and pass it first.");
  const name = names.get(client) ?? `client-${++count}-${own}`;
  names.set(client, name);
  return name;
}
