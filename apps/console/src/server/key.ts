import { type ClientOptions, createClient } from "@numbers-api/client";
import { createRedactor } from "@numbers-api/http/redactor";

/** API key in the memory of this process. */
export interface KeyHolder {
  /** The key; undefined if none is set. */
  readonly current: string | undefined;
  /** The page may replace the key. */
  readonly isReplaceable: boolean;
  /** Replaces the key. */
  replace(key: string): void;
  /** Hides the key, and every earlier key, in a text. */
  redact(text: string): string;
}

/** Holds the API key while the console runs. */
export function holdKey(first: string | undefined, isReplaceable: boolean): KeyHolder {
  const keys = first === undefined ? [] : [first];
  let redactor = createRedactor(keys);
  return {
    isReplaceable,
    get current() {
      return keys.at(-1);
    },
    replace: (key) => {
      keys.push(key);
      redactor = createRedactor(keys);
    },
    redact: (text) => redactor.redact(text),
  };
}

/** Reports whether the client accepts options. The client's rules are the only ones; its messages are for developers. */
export function isAccepted(options: ClientOptions): boolean {
  try {
    createClient(options);
    return true;
  } catch {
    return false;
  }
}

/**
 * Explains why a text cannot be an API key.
 *
 * @returns the end of a sentence that begins with "This is not an API key: "; undefined if the text can be a key.
 */
export function explainBadKey(key: string): string | undefined {
  if (isAccepted({ baseUrl: "https://api.example", apiKey: key })) return undefined;
  if (key === "") return "it is empty";
  if (/\s/.test(key)) return "it contains a space or a line break";
  return "it contains characters that API keys do not have";
}
