import { type ClientOptions, createClient } from "@numbers-api/client";

/** The API key, in the memory of this process and nowhere else. */
export interface KeyHolder {
  /** The key; nothing when there is none. */
  readonly current: string | undefined;
  /** Whether the page may ask for the key, and hand it in. */
  readonly settable: boolean;
  /** Takes another key from now on. */
  replace(key: string): void;
}

/**
 * What is wrong with where the API is, or with its key, in the words of the client: these are its rules, and nothing else
 * says them again. The words never hold the key.
 *
 * @returns a sentence that begins with the name of the option; nothing when a client can be made.
 */
export function refusal(options: ClientOptions): string | undefined {
  try {
    createClient(options);
    return undefined;
  } catch (error) {
    return (error as TypeError).message; // It throws nothing else.
  }
}

/** @param settable Whether the key may be replaced while the console runs. */
export function holdKey(first: string | undefined, settable: boolean): KeyHolder {
  let current = first;
  return {
    settable,
    get current() {
      return current;
    },
    replace: (key) => {
      current = key;
    },
  };
}

/** What stands in place of the key. */
const MASK = "***";

/** What is shorter is no secret; taking it out would only spoil the words that it is part of. */
const SHORTEST_SECRET = 5;

/** Takes the key out of a text: a server may repeat what it refuses. */
export function hideKey(text: string, key: string | undefined): string {
  return key === undefined || key.length < SHORTEST_SECRET ? text : text.replaceAll(key, MASK);
}

/**
 * Takes the key out of a body. JSON can write the characters of the key in other ways, so it is read first; a body
 * without the key stays as it is, byte for byte.
 */
export function hideKeyInBody(bytes: Uint8Array<ArrayBuffer>, key: string | undefined): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(bytes);
  const plain = plainJson(text) ?? text;
  const hidden = hideKey(plain, key);
  return hidden === plain ? bytes : new TextEncoder().encode(hidden);
}

function plainJson(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return undefined;
  }
}
