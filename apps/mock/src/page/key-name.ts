/** How an API key is called on the page, which only knows it masked. Short keys are masked to nothing but their id. */
export function keyName(masked: string | null, keyId: string | null): string {
  if (masked === null || keyId === null) return "no key";
  return /^[^\w]*$/.test(masked) ? `key ${keyId.slice(0, 4)}` : masked;
}

/** Whom a plan is for, in words. */
export function audienceName(masked: string | null, keyId: string | null): string {
  return keyId === null ? "all keys" : `the key ${keyName(masked, keyId).replace(/^key /, "")}`;
}
