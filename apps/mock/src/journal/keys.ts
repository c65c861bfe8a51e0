import { createHmac, randomBytes } from "node:crypto";
import { maskKey } from "@numbers-api/http/mask";

/** API key as stored by the mock: an id and a masked form, because the key must not appear in any output. */
export interface KnownKey {
  /** Replaces the key in calls of the control API. */
  readonly keyId: string;
  /** Masked key for display. */
  readonly masked: string;
}

/** Prefix of a key that names the scenario to be played. */
export const SCENARIO_KEY = "mock_";

/** Number of keys that are remembered; for others, the id is computed again. */
const REMEMBERED = 1000;

/** Gives API keys ids, which only this server can compute. */
export class Keys {
  readonly #secret: Buffer = randomBytes(32);
  readonly #known = new Map<string, KnownKey>();

  /** Key as the mock keeps it. */
  know(key: string): KnownKey {
    const remembered = this.#known.get(key);
    if (remembered) return remembered;
    const keyId = createHmac("sha256", this.#secret).update(key).digest("hex").slice(0, 16);
    const known = { keyId, masked: maskKey(key) };
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }
}
