import type { Account, ProviderLink } from "../accounts/account.ts";
import type { ProviderReader } from "../providers/provider.ts";
import type { Store } from "../store/store.ts";

/** An account whose numbers are held by a provider. */
export type LinkedAccount = Account & { readonly provider: ProviderLink };

/** Differences between an account and its provider; all numbers in E.164 form. */
export interface Reconciliation {
  readonly accountId: string;
  readonly at: string;
  /** Owned numbers that the provider no longer holds. They are marked, not deleted. */
  readonly lost: readonly string[];
  /** Lost numbers that the provider holds again. */
  readonly found: readonly string[];
  /** Numbers that the provider holds and that the account does not own here. They are not changed. */
  readonly unknown: readonly string[];
}

export function isLinked(account: Account): account is LinkedAccount {
  return account.provider !== null;
}

/**
 * Compares the numbers of an account with its provider, and marks lost and found ones. Never deletes any.
 *
 * @throws {ProviderFailure} when the provider fails; then nothing has changed.
 */
export async function reconcile(
  store: Pick<Store, "numbers">,
  reader: ProviderReader,
  { id, provider }: LinkedAccount,
): Promise<Reconciliation> {
  const at = new Date().toISOString();
  // Read before the provider is queried, so that a number added in the meantime does not count as lost.
  const owned = await store.numbers.list(id);
  const held = new Set(await reader.listNumbers(provider));
  const lost = owned.filter(({ lostAt, phoneNumber }) => lostAt === null && !held.has(phoneNumber));
  const found = owned.filter(({ lostAt, phoneNumber }) => lostAt !== null && held.has(phoneNumber));
  await store.numbers.reconcile(id, { at, lost: lost.map(idOf), found: found.map(idOf) });
  const known = new Set(owned.map(({ phoneNumber }) => phoneNumber));
  return {
    accountId: id,
    at,
    lost: lost.map(({ phoneNumber }) => phoneNumber),
    found: found.map(({ phoneNumber }) => phoneNumber),
    unknown: [...held].filter((phoneNumber) => !known.has(phoneNumber)),
  };
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
