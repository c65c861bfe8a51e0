import { createHmac, randomBytes } from "node:crypto";

/** An API key as the mock keeps it: not the key itself, which appears in no output. */
export interface KnownKey {
  /** Stands for the key in calls of the control API. */
  readonly keyId: string;
  /** What people may see of it. */
  readonly masked: string;
}

/** How a key begins that names the scenario to be played. */
export const SCENARIO_KEY = "mock_";

/** How many keys are remembered; for those beyond, the id is only computed again. */
const REMEMBERED = 1000;

/** Gives API keys ids, which only this server can compute. */
export class Keys {
  readonly #secret: Buffer = randomBytes(32);
  readonly #known = new Map<string, KnownKey>();

  /** What stands for a key. */
  know(key: string): KnownKey {
    const remembered = this.#known.get(key);
    if (remembered) return remembered;
    const keyId = createHmac("sha256", this.#secret).update(key).digest("hex").slice(0, 16);
    const known = { keyId, masked: mask(key) };
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }
}

/** Keys without an account behind them: the one that examples use, and those that name a scenario. */
const PUBLIC = /^(any|mock_[\w.-]{1,80})$/;

/**
 * Masks a key for people: `any` and `mock_…` stay readable, `num_1f9c…` becomes `num_…1234`, and short keys are hidden
 * whole.
 */
export function mask(key: string): string {
  if (PUBLIC.test(key)) return key;
  if (key.length < 12) return "…";
  const [prefix = ""] = /^[A-Za-z]{2,8}_(?:(?:test|live)_)?/.exec(key) ?? [];
  // At least eight characters stay hidden.
  return `${key.length < prefix.length + 12 ? "" : prefix}…${key.slice(-4)}`;
}
