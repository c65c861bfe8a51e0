import { isLoopbackUrl } from "@numbers-api/http/loopback";
import { maskKey } from "@numbers-api/http/mask";
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
  if (!isLoopbackUrl(baseUrl)) return false;
  try {
    const signal = AbortSignal.timeout(MOCK_TIMEOUT);
    const response = await fetch(`${baseUrl}/__mock/health`, { redirect: "error", signal });
    const body: unknown = await response.json();
    return response.ok && typeof body === "object" && body !== null && "status" in body && body.status === "ok";
  } catch {
    return false;
  }
}
