import { type Command, InvalidArgumentError, Option } from "commander";
import type { Account } from "../accounts/account.ts";
import { addAccount, limitAccount, showAccount } from "../accounts/administration.ts";
import { PROVIDER_NAMES } from "../providers/providers.ts";
import { type CommandContext, type OutputOptions, print, table, withStore } from "./context.ts";

interface AddOptions extends OutputOptions {
  readonly sharedNumber: string;
  readonly limit: number | null;
  readonly provider?: string;
  readonly reference?: string;
}

/** Adds `account add|list|show|limit`. */
export function addAccountCommands(program: Command, context: CommandContext): void {
  const account = program.command("account").description("manage accounts");
  account
    .command("add <name>")
    .description("add an account")
    .requiredOption("--shared-number <number>", "the shared number that it can send from, in E.164 form")
    .option("--limit <requests>", "requests per calendar month (UTC), or none", readLimit, null)
    .addOption(new Option("--provider <name>", "the provider that holds its numbers").choices(PROVIDER_NAMES))
    .option("--reference <text>", "the provider's customer reference of the account (default: the account's id)")
    .option("--json", "print JSON")
    .action((name: string, { sharedNumber, limit, provider, reference, ...output }: AddOptions) =>
      withStore(
        context,
        async (store) => {
          const link = provider === undefined ? null : { name: provider, reference };
          const added = await addAccount(store, { name, sharedNumber, limit, provider: link });
          print(output, added, [`Added account ${added.id}.`, `Next: numbers-server key add ${added.id}`]);
        },
        { create: true },
      ),
    );
  account
    .command("list")
    .description("list all accounts")
    .option("--json", "print JSON")
    .action((output: OutputOptions) =>
      withStore(context, async (store) => {
        const accounts = await store.accounts.list();
        print(output, accounts, table(["ID", "NAME", "SHARED NUMBER", "LIMIT", "PROVIDER"], accounts.map(toRow)));
      }),
    );
  account
    .command("show <account-id>")
    .description("show an account and its use in this month")
    .option("--json", "print JSON")
    .action((id: string, output: OutputOptions) =>
      withStore(context, async (store) => {
        const { account: shown, month, used } = await showAccount(store, id);
        const numbers = await store.numbers.list(id);
        print(output, { ...shown, month, used, numbers: numbers.length }, [
          `${shown.name} (${shown.id})`,
          `Shared number: ${shown.sharedNumber}`,
          `Numbers: ${numbers.length}`,
          `Requests in ${month}: ${used} of ${limitText(shown)} (a running server reserves some in advance)`,
          `Provider: ${shown.provider ? `${shown.provider.name}, reference ${shown.provider.reference}` : "none"}`,
          `Last reconciliation: ${shown.reconciledAt ?? "never"}`,
        ]);
      }),
    );
  account
    .command("limit <account-id>")
    .description("set the requests per calendar month, or none; a running server follows within seconds")
    .argument("<requests>", "a whole number, or none", readLimit)
    .option("--json", "print JSON")
    .action((id: string, limit: number | null, output: OutputOptions) =>
      withStore(context, async (store) => {
        const changed = await limitAccount(store, id, limit);
        print(output, changed, [`The limit of account ${id} is ${limitText(changed)}.`]);
      }),
    );
}

function readLimit(text: string): number | null {
  if (text === "none") return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number of requests per month, or none.");
}

function toRow(account: Account): readonly string[] {
  return [account.id, account.name, account.sharedNumber, limitText(account), account.provider?.name ?? "none"];
}

function limitText({ limit }: Account): string {
  return limit === null ? "unlimited" : String(limit);
}
