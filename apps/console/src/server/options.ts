import { servers } from "@numbers-api/contract";
import { isLoopbackHost, isLoopbackUrl } from "@numbers-api/http/loopback";
import { parseUrl } from "./guard.ts";
import { explainBadKey, isAccepted } from "./key.ts";

/** Options of the console from the environment. */
export interface ConsoleOptions {
  /** Port to listen on; 0 selects a free one. */
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** Base URL of the API without a trailing slash. */
  readonly baseUrl: string;
  /** API key; undefined if the page asks for it. */
  readonly apiKey: string | undefined;
  /** Origin of a console that other machines can reach. */
  readonly origin: string | undefined;
}

/** Wrong configuration. The message is one sentence for the user. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Default port, one above the mock's. */
const DEFAULT_PORT = "4011";

/**
 * Reads the options of the console.
 *
 * @throws {StartError} if a variable is wrong. The message never contains the key.
 */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): ConsoleOptions {
  // Empty variables count as unset.
  const port = environment["NUMBERS_CONSOLE_PORT"] || DEFAULT_PORT;
  const host = environment["NUMBERS_CONSOLE_HOST"] || "127.0.0.1";
  const baseUrl = environment["NUMBERS_API_URL"] || servers[0];
  const apiKey = environment["NUMBERS_API_KEY"] || undefined;
  const origin = environment["NUMBERS_CONSOLE_ORIGIN"] || undefined;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartError(`NUMBERS_CONSOLE_PORT is "${port}", but a port is a number from 0 to 65535.`);
  }
  const badKey = apiKey && explainBadKey(apiKey);
  if (badKey) throw new StartError(`NUMBERS_API_KEY is not an API key: ${badKey}.`);
  if (origin !== undefined && (!/^https?:/.test(origin) || parseUrl(origin)?.origin !== origin)) {
    throw new StartError(`NUMBERS_CONSOLE_ORIGIN is "${origin}", but an origin looks like https://console.example.`);
  }
  if (!isLoopbackHost(host) && origin === undefined) {
    throw new StartError(
      `Other machines can reach a console on ${host}: set NUMBERS_CONSOLE_ORIGIN to the origin that they use.`,
    );
  }
  return { port: Number(port), host, baseUrl: checkBaseUrl(baseUrl), apiKey, origin };
}

/** The key may travel over HTTPS, and within this machine. */
function checkBaseUrl(baseUrl: string): string {
  const isSafe = parseUrl(baseUrl)?.protocol === "https:" || isLoopbackUrl(baseUrl);
  if (isSafe && isAccepted({ baseUrl, apiKey: "any" })) return baseUrl.replace(/\/+$/, "");
  // The URL may contain a password, so the message does not show it.
  throw new StartError(
    "NUMBERS_API_URL must be an https URL, or an http URL of this machine, without credentials, query and fragment.",
  );
}
