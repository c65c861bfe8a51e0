import type { Account, Credential, StoredKey } from "../accounts/account.ts";
import type { MaybePromise } from "../maybe-promise.ts";
import type { ListedNumber, OwnedNumber } from "../numbers/phone-number.ts";

/**
 * Everything that the server keeps. All methods reject with `StoreUnavailable` while the database is away; methods that
 * add something reject with `StoreConflict` when it exists. A resolved write is on disk.
 */
export interface Store extends AsyncDisposable {
  readonly accounts: AccountStore;
  readonly keys: KeyStore;
  readonly numbers: NumberStore;
  readonly usage: UsageStore;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface AccountStore {
  add(account: Account): Promise<void>;
  /** Oldest first. */
  list(): Promise<readonly Account[]>;
  find(id: string): Promise<Account | undefined>;
  /** Returns false for an unknown account. */
  setLimit(id: string, limit: number | null): Promise<boolean>;
}

export interface KeyStore {
  add(key: StoredKey, hash: string): Promise<void>;
  list(accountId: string): Promise<readonly StoredKey[]>;
  find(id: string): Promise<StoredKey | undefined>;
  /** Returns false for a key that is unknown or revoked. */
  revoke(id: string, at: string): Promise<boolean>;
  /** Returns the account of a key that is not revoked. */
  findByHash(hash: string): Promise<Credential | undefined>;
  /** Stores times of use (milliseconds since 1970) by key id. */
  touch(uses: ReadonlyMap<string, number>): Promise<void>;
}

export interface NumberStore {
  add(number: OwnedNumber): Promise<void>;
  /** All numbers that the account owns, including lost ones, oldest first. */
  list(accountId: string): Promise<readonly OwnedNumber[]>;
  /** The numbers for the API: without lost ones, oldest first. */
  listed(accountId: string): MaybePromise<readonly ListedNumber[]>;
  /** Returns the owner of a number. */
  find(phoneNumber: string): Promise<OwnedNumber | undefined>;
  /** Returns false when the account does not own the number. */
  setLabel(accountId: string, phoneNumber: string, label: string | null): Promise<boolean>;
  /** Returns false when the account does not own the number. */
  release(accountId: string, phoneNumber: string, at: string): Promise<boolean>;
  /** Marks numbers as lost or found by id, and the account as reconciled, in one step. */
  reconcile(accountId: string, change: ReconciledChange): Promise<void>;
}

/** Result of a reconciliation, to be stored. */
export interface ReconciledChange {
  readonly at: string;
  readonly lost: readonly string[];
  readonly found: readonly string[];
}

export interface UsageStore {
  /**
   * Reserves requests of a month and returns how many: at most `size`, fewer near the limit, 0 when it is reached. The
   * reserved requests of all processes together never exceed the limit.
   */
  lease(accountId: string, month: string, size: number): Promise<number>;
  giveBack(accountId: string, month: string, count: number): Promise<void>;
  /** Returns the requests that are used or reserved. */
  read(accountId: string, month: string): Promise<number>;
}
