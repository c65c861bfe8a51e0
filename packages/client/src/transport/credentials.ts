import { createRedactor, type Redactor } from "@numbers-api/http/redactor";

/** Keys that are remembered for redaction. */
const MAX_KEYS = 16;

/** Remembers a key that was sent, so that later errors show it neither, and forgets the oldest of many. */
export function rememberKey(sentKeys: string[], key: string): void {
  if (sentKeys.includes(key)) return;
  sentKeys.unshift(key);
  sentKeys.splice(MAX_KEYS);
}

/** Makes a redactor of the keys that were sent, and of the credentials of a request, which may be the caller's own. */
export function redactorOf(sentKeys: readonly string[], headers: Headers): Redactor {
  const [credentials = ""] = /\S*$/.exec(headers.get("authorization") ?? "") ?? [];
  return createRedactor([...sentKeys, credentials]);
}
