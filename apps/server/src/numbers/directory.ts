import type { Account } from "../accounts/account.ts";
import { andThen, type MaybePromise } from "../maybe-promise.ts";
import type { ProviderReader } from "../providers/provider.ts";
import type { Store } from "../store/store.ts";
import type { ListedNumber } from "./phone-number.ts";
import { isLinked, type LinkedAccount, type Reconciliation, reconcile } from "./reconcile.ts";

/** Options of a directory. Times are in milliseconds. */
export interface DirectoryOptions {
  readonly store: Pick<Store, "numbers">;
  /** Returns the reader of a provider, by its name. */
  readonly readerOf: (provider: string) => ProviderReader;
  /** Age of a reconciliation after which it is repeated in the background. */
  readonly maxAge: number;
  /** Age after which a list waits for the provider. */
  readonly hardAge: number;
  readonly onReconciled: (reconciliation: Reconciliation) => void;
  /** Called when a reconciliation in the background fails. */
  readonly onFailure: (account: Account, error: unknown) => void;
  readonly now?: () => number;
}

/** Pause after a reconciliation in the background that failed. */
const PAUSE = 10_000;

/** Lists the numbers of accounts from the store, and keeps them true against the providers. */
export class NumberDirectory {
  readonly #options: DirectoryOptions;
  readonly #now: () => number;
  /** Times of reconciliations by this process, because cached accounts may be outdated. */
  readonly #reconciled = new Map<string, number>();
  /** Times until which background reconciliations are paused. */
  readonly #pausedUntil = new Map<string, number>();
  readonly #running = new Map<string, Promise<void>>();

  constructor(options: DirectoryOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Returns the numbers of an account, oldest first.
   *
   * @throws {ProviderFailure} when the last reconciliation is too old and the provider fails.
   */
  list(account: Account): MaybePromise<readonly ListedNumber[]> {
    // Accounts without a provider never wait for one.
    const refresh = isLinked(account) ? this.#refresh(account) : undefined;
    return andThen(refresh, () => this.#options.store.numbers.listed(account.id));
  }

  /** Waits for reconciliations in the background. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  #refresh(account: LinkedAccount): undefined | Promise<void> {
    const { maxAge, hardAge, onFailure } = this.#options;
    const now = this.#now();
    const stored = account.reconciledAt === null ? 0 : Date.parse(account.reconciledAt);
    const age = now - Math.max(stored, this.#reconciled.get(account.id) ?? 0);
    if (age > hardAge) return this.#reconcile(account);
    if (age > maxAge && now >= (this.#pausedUntil.get(account.id) ?? 0)) {
      this.#reconcile(account).catch((error: unknown) => {
        this.#pausedUntil.set(account.id, this.#now() + PAUSE);
        onFailure(account, error);
      });
    }
    return undefined;
  }

  #reconcile(account: LinkedAccount): Promise<void> {
    const running = this.#running.get(account.id);
    if (running) return running;
    const started = this.#run(account).finally(() => this.#running.delete(account.id));
    this.#running.set(account.id, started);
    return started;
  }

  async #run(account: LinkedAccount): Promise<void> {
    const { store, readerOf, onReconciled } = this.#options;
    const startedAt = this.#now();
    const reconciliation = await reconcile(store, readerOf(account.provider.name), account);
    this.#reconciled.set(account.id, startedAt);
    onReconciled(reconciliation);
  }
}
