import { isLoopback } from "./guard.ts";
import type { KeyHolder } from "./key.ts";

/** API and account of the console, as the page shows them. */
export interface ConnectionInfo {
  /** Host of the API. */
  readonly api: string;
  readonly isMock: boolean;
  /** Masked API key; absent without a key. */
  readonly key?: string;
  readonly acceptsKey: boolean;
}

/** Time limit for asking whether the API is the mock, in ms. */
const MOCK_TIMEOUT = 2000;

/** Describes the connection to the API. */
export async function describeConnection(baseUrl: string, key: KeyHolder): Promise<ConnectionInfo> {
  const { current, isReplaceable } = key;
  return {
    api: new URL(baseUrl).host,
    isMock: await isMock(baseUrl),
    ...(current !== undefined && { key: maskKey(current) }),
    acceptsKey: isReplaceable,
  };
}

/** Asks the API whether it is the mock, which runs on this machine only. */
export async function isMock(baseUrl: string): Promise<boolean> {
  if (!isLoopback(new URL(baseUrl).hostname)) return false;
  try {
    const signal = AbortSignal.timeout(MOCK_TIMEOUT);
    const response = await fetch(`${baseUrl}/__mock/health`, { redirect: "error", signal });
    const body: unknown = await response.json();
    return response.ok && typeof body === "object" && body !== null && "status" in body && body.status === "ok";
  } catch {
    return false;
  }
}

/** Keys of the mock that identify no account. */
const MOCK_KEY = /^(any|mock_[\w.-]{1,80})$/;

/** Masks a key for people: `num_…1234`. Short keys are hidden whole. */
export function maskKey(key: string): string {
  if (MOCK_KEY.test(key)) return key;
  if (key.length < 12) return "…";
  const [prefix = ""] = /^[A-Za-z]{2,8}_(?:(?:test|live)_)?/.exec(key) ?? [];
  // At least eight characters stay hidden.
  return `${key.length < prefix.length + 12 ? "" : prefix}…${key.slice(-4)}`;
}
