import type { CredentialAlternative, CredentialScheme } from "@numbers-api/contract";
import { keepKeysAtHome } from "../transport/redirects.ts";
import type {
  AddCredentials,
  ClientContract,
  ClientCredentials,
  KeySource,
  PreparedRequest,
} from "../types/runtime.ts";

/** Adds a bearer token, for contracts without other schemes. */
export const addBearerToken: AddCredentials = async ({ headers }, { anonymous }, { clientCredentials }, readKey) => {
  if (anonymous || !clientCredentials?.apiKey || headers.has("authorization")) return;
  headers.set("authorization", `Bearer ${await readKey(clientCredentials.apiKey)}`);
};

/** Adds the credentials of the first security alternative for which all are given. */
export const addAnyCredentials: AddCredentials = async (request, operation, settings, readKey) => {
  const { contract, clientCredentials } = settings;
  if (!clientCredentials) return;
  const alternatives = operation.anonymous ? [] : (operation.security ?? contract.security ?? []);
  const chosen = alternatives
    .map((names) => sourcesOf(names, clientCredentials, contract.schemes ?? {}))
    .find((sources) => sources.every(({ source, scheme }) => source || scheme.type === "mutualTLS"));
  if (!chosen) {
    if (alternatives.length === 0 || request.headers.has("authorization")) return;
    const needed = alternatives.map((names) => names.join(" and ")).join(", or ");
    throw new Error(`the operation needs credentials for ${needed}: pass them as auth`);
  }
  for (const { scheme, source } of chosen) {
    if (source) addCredential(request, scheme, await readKey(source));
  }
  const keyHeaders = chosen.flatMap(({ scheme }) =>
    scheme.type === "apiKey" && scheme.in === "header" ? scheme.name : [],
  );
  if (keyHeaders.length > 0) request.fetch = keepKeysAtHome(settings.fetch, keyHeaders);
};

interface SchemeSource {
  readonly scheme: CredentialScheme;
  readonly source: KeySource | undefined;
}

/** `apiKey` serves the only scheme of an alternative that has no credentials of its own. */
function sourcesOf(
  names: CredentialAlternative,
  { apiKey, auth = {} }: ClientCredentials,
  schemes: NonNullable<ClientContract["schemes"]>,
): SchemeSource[] {
  const sources = names.flatMap((name) => {
    const scheme = schemes[name];
    return scheme ? [{ scheme, source: auth[name] }] : [];
  });
  const open = sources.filter(({ scheme, source }) => !source && scheme.type !== "mutualTLS");
  if (!apiKey || open.length !== 1) return sources;
  return sources.map((each) => (each === open[0] ? { ...each, source: apiKey } : each));
}

function addCredential(request: PreparedRequest, scheme: CredentialScheme, key: string): void {
  const { headers } = request;
  switch (scheme.type) {
    case "bearer":
      if (!headers.has("authorization")) headers.set("authorization", `Bearer ${key}`);
      return;
    case "basic":
      if (!headers.has("authorization")) headers.set("authorization", `Basic ${encodeBase64(key)}`);
      return;
    case "apiKey":
      addApiKey(request, scheme.in, scheme.name, key);
  }
}

function addApiKey(request: PreparedRequest, place: "header" | "query" | "cookie", name: string, key: string): void {
  const { headers, url } = request;
  if (place === "header") {
    if (!headers.has(name)) headers.set(name, key);
  } else if (place === "cookie") {
    const own = headers.get("cookie");
    headers.set("cookie", `${own ? `${own}; ` : ""}${name}=${encodeURIComponent(key)}`);
  } else {
    request.url = `${url}${url.includes("?") ? "&" : "?"}${encodeURIComponent(name)}=${encodeURIComponent(key)}`;
  }
}

/** Base64 of the UTF-8 bytes (RFC 7617, section 2.1). */
function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
