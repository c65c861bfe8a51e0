import type { Account } from "../accounts/account.ts";
import type { Store } from "../store/store.ts";
import type { ListedNumber } from "./phone-number.ts";

/** Lists the numbers of accounts, and keeps them true against the providers. */
export class NumberDirectory {
  readonly #store: Pick<Store, "numbers">;

  constructor(store: Pick<Store, "numbers">) {
    this.#store = store;
  }

  /** Returns the numbers of an account, oldest first. */
  async list(account: Account): Promise<readonly ListedNumber[]> {
    return this.#store.numbers.listed(account.id);
  }
}
