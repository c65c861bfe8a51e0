import { type Command, Option } from "commander";
import { findAccount } from "../accounts/administration.ts";
import { AdministrationError } from "../accounts/errors.ts";
import { readConfiguration } from "../configuration.ts";
import { addNumber } from "../numbers/administration.ts";
import { isLinked, type LinkedAccount, type Reconciliation, reconcile } from "../numbers/reconcile.ts";
import { ProviderFailure, type ProviderReader } from "../providers/provider.ts";
import { createProviders, PROVIDER_NAMES } from "../providers/providers.ts";
import type { Store } from "../store/store.ts";
import { type CommandContext, type OutputOptions, print, withStore } from "./context.ts";

interface ImportOptions extends OutputOptions {
  readonly from: string;
}

/** Numbers of an import. */
interface Imported {
  readonly added: readonly string[];
  /** Numbers that the account owned already. */
  readonly known: readonly string[];
  /** Numbers that another account owns. */
  readonly taken: readonly string[];
}

/** Result of a comparison that a provider did not let happen. */
interface FailedReconciliation {
  readonly accountId: string;
  readonly error: string;
}

/** Adds `number import`, given the command `number`, and `sync`. */
export function addProviderCommands(program: Command, number: Command, context: CommandContext): void {
  number
    .command("import <account-id>")
    .description("register all numbers that a provider holds for an account")
    .addOption(new Option("--from <provider>", "the provider").choices(PROVIDER_NAMES).makeOptionMandatory())
    .option("--json", "print JSON")
    .action((accountId: string, { from, ...output }: ImportOptions) =>
      withStore(context, async (store) => {
        const account = await findAccount(store, accountId);
        if (!isLinked(account) || account.provider.name !== from) {
          throw new AdministrationError(
            `Account ${accountId} has no provider ${from}: add accounts with --provider ${from} --reference REFERENCE.`,
          );
        }
        const imported = await importNumbers(store, readerOf(context)(from), account);
        const { added, known, taken } = imported;
        print(output, imported, [
          `Added ${added.length} numbers to account ${accountId}, which owned ${known.length} of them already.`,
          ...taken.map((phoneNumber) => `${phoneNumber} belongs to another account and stays there.`),
        ]);
        if (taken.length > 0) context.result.code = 1;
      }),
    );
  program
    .command("sync [account-id]")
    .description("compare the numbers of one account, or of all, with their providers")
    .option("--json", "print JSON")
    .action((accountId: string | undefined, output: OutputOptions) =>
      withStore(context, async (store) => {
        const chosen = accountId === undefined ? await store.accounts.list() : [await findAccount(store, accountId)];
        const linked = chosen.filter(isLinked);
        if (accountId !== undefined && linked.length === 0) {
          throw new AdministrationError(`Account ${accountId} has no provider, so there is nothing to compare.`);
        }
        const results = [];
        for (const account of linked) results.push(await syncAccount(store, readerOf(context), account));
        print(output, results, results.length === 0 ? ["No account has a provider."] : results.map(describeResult));
        if (results.some((result) => "error" in result)) context.result.code = 1;
      }),
    );
}

function readerOf({ environment }: CommandContext): (provider: string) => ProviderReader {
  return createProviders(readConfiguration(environment));
}

async function importNumbers(store: Store, reader: ProviderReader, account: LinkedAccount): Promise<Imported> {
  const held = await reader.listNumbers(account.provider);
  const owned = new Set((await store.numbers.list(account.id)).map(({ phoneNumber }) => phoneNumber));
  const added: string[] = [];
  const taken: string[] = [];
  for (const phoneNumber of held.filter((each) => !owned.has(each))) {
    try {
      await addNumber(store, account.id, phoneNumber, null);
      added.push(phoneNumber);
    } catch (error) {
      if (!(error instanceof AdministrationError)) throw error;
      taken.push(phoneNumber);
    }
  }
  return { added, known: held.filter((each) => owned.has(each)), taken };
}

async function syncAccount(
  store: Store,
  reader: (provider: string) => ProviderReader,
  account: LinkedAccount,
): Promise<Reconciliation | FailedReconciliation> {
  try {
    return await reconcile(store, reader(account.provider.name), account);
  } catch (error) {
    if (error instanceof ProviderFailure) return { accountId: account.id, error: error.explanation };
    throw error;
  }
}

function describeResult(result: Reconciliation | FailedReconciliation): string {
  if ("error" in result) return `${result.accountId}: failed: ${result.error}`;
  const { accountId, lost, found, unknown } = result;
  const changes = [
    ...lost.map((phoneNumber) => `lost ${phoneNumber}`),
    ...found.map((phoneNumber) => `found ${phoneNumber}`),
    ...unknown.map((phoneNumber) => `not registered here: ${phoneNumber}`),
  ];
  return `${accountId}: ${changes.length === 0 ? "no difference" : changes.join(", ")}`;
}
