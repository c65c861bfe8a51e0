import { checkPhoneNumber, checkText, explainConflict, findAccount } from "../accounts/administration.ts";
import { AdministrationError } from "../accounts/errors.ts";
import { newId } from "../accounts/id.ts";
import type { Store } from "../store/store.ts";
import type { OwnedNumber } from "./phone-number.ts";

/** @throws {AdministrationError} when the account is unknown, the number invalid or taken. */
export async function addNumber(
  store: Store,
  accountId: string,
  phoneNumber: string,
  label: string | null,
): Promise<OwnedNumber> {
  checkPhoneNumber(phoneNumber);
  if (label !== null) checkText("label", label);
  await findAccount(store, accountId);
  const createdAt = new Date().toISOString();
  const number: OwnedNumber = { id: newId("num"), accountId, phoneNumber, label, createdAt, lostAt: null };
  await explainConflict(store.numbers.add(number), async () => {
    const owner = await store.numbers.find(phoneNumber);
    return owner?.accountId === accountId
      ? `${phoneNumber} belongs to account ${accountId} already: numbers-server number label changes its label.`
      : `${phoneNumber} belongs to account ${owner?.accountId ?? "unknown"}: release it there first.`;
  });
  return number;
}

/** @throws {AdministrationError} when the account does not own the number. */
export async function labelNumber(
  store: Store,
  accountId: string,
  phoneNumber: string,
  label: string | null,
): Promise<OwnedNumber> {
  if (label !== null) checkText("label", label);
  const isOwned = await store.numbers.setLabel(accountId, phoneNumber, label);
  const number = isOwned ? await store.numbers.find(phoneNumber) : undefined;
  return number ?? refuse(store, accountId, phoneNumber);
}

/** @throws {AdministrationError} when the account does not own the number. */
export async function releaseNumber(store: Store, accountId: string, phoneNumber: string): Promise<void> {
  if (await store.numbers.release(accountId, phoneNumber, new Date().toISOString())) return;
  await refuse(store, accountId, phoneNumber);
}

/** @throws {AdministrationError} when the account does not exist. */
export async function listNumbers(store: Store, accountId: string): Promise<readonly OwnedNumber[]> {
  await findAccount(store, accountId);
  return store.numbers.list(accountId);
}

async function refuse(store: Store, accountId: string, phoneNumber: string): Promise<never> {
  checkPhoneNumber(phoneNumber);
  await findAccount(store, accountId);
  throw new AdministrationError(
    `Account ${accountId} does not own ${phoneNumber}: numbers-server number list ${accountId} shows its numbers.`,
  );
}
