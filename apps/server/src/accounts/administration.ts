import { isE164 } from "../numbers/phone-number.ts";
import { StoreConflict } from "../store/errors.ts";
import type { Store } from "../store/store.ts";
import type { Account, ProviderLink, StoredKey } from "./account.ts";
import { AdministrationError } from "./errors.ts";
import { newId } from "./id.ts";
import { hashApiKey, newApiKey } from "./key-format.ts";
import { monthOf } from "./month.ts";

/** Most requests of a limit: larger whole numbers are not exact in JavaScript. */
const LARGEST_LIMIT = Number.MAX_SAFE_INTEGER;

/** An account to be added. */
export interface NewAccount {
  readonly name: string;
  readonly sharedNumber: string;
  readonly limit: number | null;
  /** Provider of the account's numbers; without a reference, the account's id is the reference. */
  readonly provider: { readonly name: string; readonly reference: string | undefined } | null;
}

/** An account with its use in the current month. */
export interface AccountUsage {
  readonly account: Account;
  readonly month: string;
  /** Requests that are used, or reserved by a running server. */
  readonly used: number;
}

/** A key that was just created: the only time that the key itself is known. */
export interface CreatedKey {
  readonly id: string;
  readonly key: string;
}

/** @throws {AdministrationError} when a value is invalid. */
export async function addAccount(store: Store, { name, sharedNumber, limit, provider }: NewAccount): Promise<Account> {
  checkText("name", name);
  if (provider?.reference !== undefined) checkText("reference", provider.reference);
  checkPhoneNumber(sharedNumber);
  checkLimit(limit);
  const id = newId("acc");
  const link: ProviderLink | null = provider && { name: provider.name, reference: provider.reference ?? id };
  const account: Account = {
    id,
    name,
    sharedNumber,
    limit,
    provider: link,
    reconciledAt: null,
    createdAt: new Date().toISOString(),
  };
  await store.accounts.add(account);
  return account;
}

/** @throws {AdministrationError} when the account does not exist. */
export async function findAccount(store: Store, id: string): Promise<Account> {
  const account = await store.accounts.find(id);
  if (!account) throw new AdministrationError(`There is no account ${id}: numbers-server account list shows all.`);
  return account;
}

/** @throws {AdministrationError} when the account does not exist. */
export async function showAccount(store: Store, id: string): Promise<AccountUsage> {
  const account = await findAccount(store, id);
  const month = monthOf(Date.now()).name;
  return { account, month, used: await store.usage.read(id, month) };
}

/** @throws {AdministrationError} when the account does not exist, or the limit is invalid. */
export async function limitAccount(store: Store, id: string, limit: number | null): Promise<Account> {
  checkLimit(limit);
  await store.accounts.setLimit(id, limit);
  return findAccount(store, id);
}

/** @throws {AdministrationError} when the account does not exist, or the name is invalid. */
export async function addKey(store: Store, accountId: string, name: string | null): Promise<CreatedKey> {
  if (name !== null) checkText("name", name);
  await findAccount(store, accountId);
  const created = { id: newId("key"), key: newApiKey() };
  const stored: StoredKey = {
    id: created.id,
    accountId,
    name,
    createdAt: new Date().toISOString(),
    lastUsedAt: null,
    revokedAt: null,
  };
  await store.keys.add(stored, hashApiKey(created.key));
  return created;
}

/** @throws {AdministrationError} when the account does not exist. */
export async function listKeys(store: Store, accountId: string): Promise<readonly StoredKey[]> {
  await findAccount(store, accountId);
  return store.keys.list(accountId);
}

/** Revokes a key; revoking it again changes nothing. @throws {AdministrationError} when the key does not exist. */
export async function revokeKey(store: Store, id: string): Promise<StoredKey> {
  await store.keys.revoke(id, new Date().toISOString());
  const key = await store.keys.find(id);
  if (!key) throw new AdministrationError(`There is no key ${id}: numbers-server key list ACCOUNT_ID shows all.`);
  return key;
}

/** Control characters would break the lines of a terminal, and PostgreSQL does not store all of them. */
const TEXT = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,200}$/u;

/** @throws {AdministrationError} when a name, label or reference cannot be shown in a line. */
export function checkText(kind: "name" | "label" | "reference", text: string): void {
  if (TEXT.test(text) && text.trim() !== "") return;
  throw new AdministrationError(
    `A ${kind} has 1 to 200 characters, and neither line breaks nor control characters: choose another one.`,
  );
}

/** @throws {AdministrationError} when the number is not in E.164 form. */
export function checkPhoneNumber(text: string): void {
  if (isE164(text)) return;
  throw new AdministrationError(`${text} is not a phone number in E.164 form: write it like +12025550123.`);
}

/** Runs a write, and explains a conflict. */
export async function explainConflict<Result>(work: Promise<Result>, message: () => Promise<string>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreConflict) throw new AdministrationError(await message(), { cause: error });
    throw error;
  }
}

function checkLimit(limit: number | null): void {
  if (limit === null || (Number.isInteger(limit) && limit >= 0 && limit <= LARGEST_LIMIT)) return;
  throw new AdministrationError(`${limit} is not a usage limit: write a whole number of requests per month, or none.`);
}
