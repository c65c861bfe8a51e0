import type { ErrorEnvelope } from "@numbers-api/client";

/** What the console says about its key. */
export interface KeyState {
  readonly isSet: boolean;
  /** Whether it takes another one from the page. */
  readonly isSettable: boolean;
}

const KEY = "/console/key";

/** Asks the console's server about its key. */
export async function readKeyState(signal: AbortSignal): Promise<KeyState> {
  const response = await fetch(KEY, { signal });
  if (!response.ok) throw new Error(`The console answered with status ${response.status}.`);
  return response.json();
}

/**
 * Hands the console's server another key, which it keeps in its memory.
 *
 * @returns what is wrong with it, for a person; nothing when it was taken.
 */
export async function handIn(key: string): Promise<string | undefined> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(KEY, { method: "PUT", headers, body: JSON.stringify({ key }) }).catch(() => undefined);
  if (response?.ok) return undefined;
  // The console's own errors come in the contract's envelope.
  const body = (await response?.json().catch(() => undefined)) as Partial<ErrorEnvelope> | null | undefined;
  return body?.error?.message ?? "The console did not take the key.";
}
