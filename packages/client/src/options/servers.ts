import type { ServerEntry } from "@numbers-api/contract";
import { isLoopbackUrl } from "@numbers-api/http/loopback";
import type { ClientContract, ServerSupport } from "../types/runtime.ts";
import type { AnyServerVariables } from "./options.ts";

/**
 * Expands the URL template of a server.
 *
 * @throws {TypeError} when a variable has a value that the contract does not allow.
 */
function expandServer(server: ServerEntry, variables: AnyServerVariables): string {
  if (typeof server === "string") return server;
  return server.url.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const option = server.variables[name];
    if (!option) return placeholder;
    const value = variables[name] ?? option.default;
    if (option.enum && !option.enum.includes(value)) {
      throw new TypeError(`serverVariables.${name} must be one of ${option.enum.join(", ")}.`);
    }
    // Any of these would lead to another host.
    if (/[\s@?#\\]/.test(value))
      throw new TypeError(`serverVariables.${name} has a character that URLs do not allow there.`);
    return value;
  });
}

function allServers({ servers, operations }: ClientContract): ServerEntry[] {
  return [...servers, ...Object.values(operations).flatMap((operation) => operation.servers ?? [])];
}

/** Servers of single operations, and variables in the URLs of servers. */
export const serverSupport: ServerSupport = {
  firstServer(contract, variables) {
    const servers = allServers(contract);
    const known = servers.flatMap((server) => (typeof server === "string" ? [] : Object.keys(server.variables)));
    for (const name of Object.keys(variables)) {
      if (known.includes(name)) continue;
      throw new TypeError(`serverVariables.${name} does not exist. Variables: ${known.join(", ") || "none"}.`);
    }
    for (const server of servers) expandServer(server, variables);
    const [first = ""] = contract.servers;
    return expandServer(first, variables);
  },
  serverOf({ baseUrl, home, serverVariables }, { id, servers }) {
    const [server] = servers ?? [];
    if (server === undefined || baseUrl !== home) return undefined;
    const url = expandServer(server, serverVariables);
    if (URL.canParse(url, home.href)) return new URL(url, home);
    throw new TypeError(`${id}: the contract's server ${url} is not a URL. Pass baseUrl to the call.`);
  },
  isNamed({ home, contract, allowInsecureHttp, serverVariables }, { origin, protocol, href }) {
    if (protocol !== "https:" && !allowInsecureHttp && !isLoopbackUrl(href)) return false;
    const urls = allServers(contract).map((server) => expandServer(server, serverVariables));
    return urls.some((url) => URL.canParse(url, home.href) && new URL(url, home).origin === origin);
  },
};
