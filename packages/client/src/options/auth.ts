import { isObject } from "../is-object.ts";
import { createKeySource, type KeySource } from "./api-key.ts";
import type { ClientOptions, SchemeCredentials } from "./options.ts";

/**
 * Makes the sources of credentials by security scheme.
 *
 * @throws {TypeError} that names the scheme of invalid credentials.
 */
export function resolveAuth(auth: ClientOptions["auth"] = {}): Readonly<Record<string, KeySource>> {
  const given = Object.entries(auth).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([scheme, value]) => [scheme, schemeSource(`auth.${scheme}`, value)]));
}

function schemeSource(name: string, value: SchemeCredentials | undefined): KeySource {
  if (!isObject(value)) return createKeySource(value, name);
  const { username, password } = value;
  if (typeof username === "string" && typeof password === "string" && !username.includes(":")) {
    const text = `${username}:${password}`;
    return { isDynamic: false, read: () => text };
  }
  throw new TypeError(`${name} must have a username without a colon, and a password.`);
}
