/** An account of the platform. Times are RFC 3339 in UTC. */
export interface Account {
  readonly id: string;
  readonly name: string;
  /** The number that the account can send from without a dedicated number, in E.164 form. */
  readonly sharedNumber: string;
  /** Requests per calendar month (UTC); `null` means no limit. */
  readonly limit: number | null;
  /** Provider that holds the account's numbers; `null` without one. */
  readonly provider: ProviderLink | null;
  /** Time of the last successful reconciliation with the provider. */
  readonly reconciledAt: string | null;
  readonly createdAt: string;
}

/** Connection of an account to a provider. */
export interface ProviderLink {
  readonly name: string;
  /** The provider's own name for the account, for example a customer reference. */
  readonly reference: string;
}

/** An API key as it is stored: the key itself is not. */
export interface StoredKey {
  readonly id: string;
  readonly accountId: string;
  readonly name: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** Account that a key belongs to. */
export interface Credential {
  readonly keyId: string;
  readonly account: Account;
}
