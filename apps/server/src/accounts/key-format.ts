import { hash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const PREFIX = "num_live_";
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
const FORMAT = new RegExp(`^${PREFIX}[0-9A-Za-z]{${RANDOM_LENGTH + CHECKSUM_LENGTH}}$`);

/** Returns a new API key: prefix, 30 random base62 characters (178 bits) and a checksum of six. */
export function newApiKey(): string {
  let random = "";
  while (random.length < RANDOM_LENGTH) {
    // 248 is the largest multiple of 62 in a byte: larger values would favour the first characters.
    for (const byte of randomBytes(48)) if (byte < 248) random += ALPHABET.charAt(byte % 62);
  }
  const body = PREFIX + random.slice(0, RANDOM_LENGTH);
  return body + checksum(body);
}

/** Returns true if the text has the form of a key and its checksum fits, which typos do not survive. */
export function isApiKey(text: string): boolean {
  return FORMAT.test(text) && checksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
}

/**
 * Returns the hash under which a key is stored. A plain SHA-256 suffices because a key has 178 random bits; with a slow
 * hash, any client could exhaust the server with wrong keys.
 */
export function hashApiKey(key: string): string {
  return hash("sha256", key, "hex");
}

function checksum(text: string): string {
  let digits = "";
  for (let rest = crc32(text); digits.length < CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) {
    digits = ALPHABET.charAt(rest % 62) + digits;
  }
  return digits;
}
