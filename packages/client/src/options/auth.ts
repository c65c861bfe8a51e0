import { isObject } from "../is-object.ts";
import type { KeySource, ResolveCredentials } from "../types/runtime.ts";
import { createKeySource, resolveApiKey } from "./api-key.ts";
import type { SchemeCredentials } from "./options.ts";

/**
 * Makes the credentials by security scheme.
 *
 * @throws {TypeError} that names the scheme of invalid credentials.
 */
export const resolveAuth: ResolveCredentials = ({ apiKey: option, auth: given = {} }, { schemes = {} }) => {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [scheme] of entries) {
    if (Object.hasOwn(schemes, scheme)) continue;
    throw new TypeError(`auth.${scheme} does not exist. Schemes: ${Object.keys(schemes).join(", ") || "none"}.`);
  }
  const auth = Object.fromEntries(entries.map(([scheme, value]) => [scheme, schemeSource(`auth.${scheme}`, value)]));
  const apiKey = resolveApiKey(option, entries.length > 0);
  return apiKey || entries.length > 0 ? { apiKey, auth } : null;
};

function schemeSource(name: string, value: SchemeCredentials | undefined): KeySource {
  if (!isObject(value)) return createKeySource(value, name);
  const { username, password } = value;
  if (typeof username === "string" && typeof password === "string" && !username.includes(":")) {
    return `${username}:${password}`;
  }
  throw new TypeError(`${name} must have a username without a colon, and a password.`);
}
