import type { MaybePromise } from "../maybe-promise.ts";
import type { Store } from "../store/store.ts";
import type { Account } from "./account.ts";
import { UsageLimitReached } from "./errors.ts";
import { type Month, monthOf } from "./month.ts";

/** Requests of one account that this process may still let pass. */
interface Lease {
  readonly month: Month;
  left: number;
  /** Set by each request, and cleared by each tick, so that idle leases are found. */
  isUsed: boolean;
  renewal: Promise<number> | undefined;
}

/**
 * Counts requests against the limits of accounts. The store hands out leases in one conditional statement, so that all
 * processes together never exceed a limit; a crash loses the rest of one lease per account.
 */
export class UsageMeter {
  readonly #store: Pick<Store, "usage">;
  readonly #leaseSize: number;
  readonly #now: () => number;
  readonly #leases = new Map<string, Lease>();
  #month: Month;

  constructor(store: Pick<Store, "usage">, leaseSize: number, now: () => number = Date.now) {
    this.#store = store;
    this.#leaseSize = leaseSize;
    this.#now = now;
    this.#month = monthOf(now());
  }

  /**
   * Counts one request, and returns its month. Returns a promise only when the store has to be queried.
   *
   * @throws {UsageLimitReached} when the month's requests are used up.
   */
  take(account: Account): MaybePromise<Month> {
    const lease = this.#leaseOf(account.id);
    lease.isUsed = true;
    if (lease.left === 0) return this.#renewAndTake(account, lease);
    lease.left -= 1;
    return lease.month;
  }

  /** Takes back a request that the platform failed to answer. One of an earlier month is not added to this one. */
  refund(accountId: string, month: Month): void {
    const lease = this.#leaseOf(accountId);
    if (lease.month === month) lease.left += 1;
  }

  /** Returns the leases that no request has used since the last call, so that other processes can use them. */
  async returnIdle(): Promise<void> {
    for (const [accountId, lease] of this.#leases) {
      if (lease.isUsed || lease.renewal) lease.isUsed = false;
      else await this.#giveBack(accountId, lease);
    }
  }

  /** Returns all leases. */
  async close(): Promise<void> {
    for (const [accountId, lease] of this.#leases) await this.#giveBack(accountId, lease);
  }

  async #renewAndTake(account: Account, lease: Lease): Promise<Month> {
    // Requests that arrive together share one renewal, which may be too small for all of them.
    while (lease.left === 0) {
      lease.renewal ??= this.#store.usage
        .lease(account.id, lease.month.name, this.#leaseSize)
        .then((granted) => {
          lease.left += granted;
          return granted;
        })
        .finally(() => {
          lease.renewal = undefined;
        });
      const granted = await lease.renewal;
      if (granted === 0) throw new UsageLimitReached(account.limit ?? 0, new Date(lease.month.to));
    }
    // In the same step as the last look, because others wait for the same renewal.
    lease.left -= 1;
    return lease.month;
  }

  async #giveBack(accountId: string, lease: Lease): Promise<void> {
    this.#leases.delete(accountId);
    const { left } = lease;
    lease.left = 0;
    if (left > 0) await this.#store.usage.giveBack(accountId, lease.month.name, left);
  }

  #leaseOf(accountId: string): Lease {
    const now = this.#now();
    // A clock that was wrong may also go back.
    if (now >= this.#month.to || now < this.#month.from) this.#month = monthOf(now);
    const known = this.#leases.get(accountId);
    if (known?.month === this.#month) return known;
    const lease: Lease = { month: this.#month, left: 0, isUsed: true, renewal: undefined };
    this.#leases.set(accountId, lease);
    return lease;
  }
}
