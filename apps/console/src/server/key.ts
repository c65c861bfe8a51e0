import { type ClientOptions, createClient } from "@numbers-api/client";

/** API key in the memory of this process. */
export interface KeyHolder {
  /** The key; undefined if none is set. */
  readonly current: string | undefined;
  /** The page may replace the key. */
  readonly isReplaceable: boolean;
  /** Replaces the key. Earlier keys stay redacted. */
  replace(key: string): void;
  /** Every key that this process has had, for redaction. */
  readonly all: readonly string[];
}

/** Holds the API key while the console runs. */
export function holdKey(first: string | undefined, isReplaceable: boolean): KeyHolder {
  const all = first === undefined ? [] : [first];
  return {
    isReplaceable,
    get current() {
      return all.at(-1);
    },
    all,
    replace: (key) => {
      if (key !== all.at(-1)) all.push(key);
    },
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
