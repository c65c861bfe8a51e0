import { servers } from "@numbers-api/contract";
import { isLoopback } from "./guard.ts";
import { refusal } from "./key.ts";
import { parseUrl } from "./url.ts";

/** How to start the console. */
export interface ConsoleOptions {
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** Where the API is, without a slash at the end. */
  readonly baseUrl: string;
  /** The key; nothing when there is none yet. */
  readonly apiKey: string | undefined;
  /** The origin under which people reach a console that others reach, too. */
  readonly origin: string | undefined;
}

/** The console cannot start like this. The message is one sentence for a person. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The port that the console has when nothing else is said; the mock has the one before it. */
const DEFAULT_PORT = "4011";

/**
 * What the environment says about the console.
 *
 * @throws {StartError} when that is wrong; the message never holds the key.
 */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): ConsoleOptions {
  // A variable that is empty counts as not set.
  const port = environment["NUMBERS_CONSOLE_PORT"] || DEFAULT_PORT;
  const host = environment["NUMBERS_CONSOLE_HOST"] || "127.0.0.1";
  const baseUrl = environment["NUMBERS_API_URL"] || servers[0];
  const apiKey = environment["NUMBERS_API_KEY"] || undefined;
  const origin = environment["NUMBERS_CONSOLE_ORIGIN"] || undefined;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartError(`NUMBERS_CONSOLE_PORT is "${port}", but a port is a number from 0 to 65535.`);
  }
  // Here no URL can be wrong, so it is about the key.
  const wrongKey = apiKey && refusal({ baseUrl: servers[0], apiKey });
  if (wrongKey) throw new StartError(`${wrongKey.replace("apiKey", "NUMBERS_API_KEY")}.`);
  if (origin !== undefined && (!/^https?:/.test(origin) || parseUrl(origin)?.origin !== origin)) {
    throw new StartError(`NUMBERS_CONSOLE_ORIGIN is "${origin}", but an origin is like https://console.example.`);
  }
  if (!isLoopback(host) && origin === undefined) {
    throw new StartError(
      `A console on ${host} is reached by others: set NUMBERS_CONSOLE_ORIGIN to the origin under which they reach it.`,
    );
  }
  return { port: Number(port), host, baseUrl: checkBaseUrl(baseUrl), apiKey, origin };
}

/** With any key, the client asks for https, or for this machine, so that the key never travels in the clear. */
function checkBaseUrl(baseUrl: string): string {
  if (!refusal({ baseUrl, apiKey: "any" })) return baseUrl.replace(/\/+$/, "");
  // What is wrong may be a password in it, so it is not shown.
  throw new StartError(
    "NUMBERS_API_URL must be an https URL, or an http URL of this machine, without credentials, query and fragment.",
  );
}
