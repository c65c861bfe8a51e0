import type { Store } from "../store/store.ts";
import type { Credential } from "./account.ts";
import { hashApiKey, isApiKey } from "./key-format.ts";

/** Longest time in milliseconds for which a revoked key may still work. */
const CACHE_AGE = 3000;
const CACHE_SIZE = 10_000;

interface CachedCredential {
  readonly credential: Credential;
  /** On the clock of `performance.now()`, which is never set back. */
  readonly until: number;
}

/** Finds the account of an API key, and remembers it for a few seconds. */
export class Authenticator {
  readonly #store: Pick<Store, "keys">;
  /** Credentials by key: hashing each request's key would take longer than all else here. */
  readonly #cache = new Map<string, CachedCredential>();
  /** Times of use by key id that the store does not know yet. */
  #uses = new Map<string, number>();

  constructor(store: Pick<Store, "keys">) {
    this.#store = store;
  }

  /** Returns the account of a key; undefined when the key is malformed, unknown or revoked. */
  authenticate(key: string): Credential | undefined | Promise<Credential | undefined> {
    const cached = this.#cache.get(key);
    if (cached && cached.until > performance.now()) {
      this.#uses.set(cached.credential.keyId, Date.now());
      return cached.credential;
    }
    return isApiKey(key) ? this.#find(key) : undefined;
  }

  /** Forgets keys that were not used lately, and writes the times of use that are not stored yet. */
  async flush(): Promise<void> {
    const now = performance.now();
    for (const [key, { until }] of this.#cache) if (until <= now) this.#cache.delete(key);
    if (this.#uses.size === 0) return;
    const uses = this.#uses;
    this.#uses = new Map();
    try {
      await this.#store.keys.touch(uses);
    } catch (error) {
      for (const [id, time] of uses) if (!this.#uses.has(id)) this.#uses.set(id, time);
      throw error;
    }
  }

  async #find(key: string): Promise<Credential | undefined> {
    this.#cache.delete(key);
    // Before the query, because a key may be revoked while its answer is on the way.
    const until = performance.now() + CACHE_AGE;
    const credential = await this.#store.keys.findByHash(hashApiKey(key));
    if (!credential) return undefined;
    if (this.#cache.size >= CACHE_SIZE) this.#cache.clear();
    this.#cache.set(key, { credential, until });
    this.#uses.set(credential.keyId, Date.now());
    return credential;
  }
}
