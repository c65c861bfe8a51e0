import type { Command } from "commander";
import { addNumber, labelNumber, listNumbers, releaseNumber } from "../numbers/administration.ts";
import { type CommandContext, type OutputOptions, print, table, withStore } from "./context.ts";

/** Adds `number add|label|release|list`, and returns the command `number`. */
export function addNumberCommands(program: Command, context: CommandContext): Command {
  const number = program.command("number").description("manage the numbers of accounts");
  number
    .command("add <account-id> <number>")
    .description("register a number, in E.164 form, for an account")
    .option("--label <text>", "the name that the account gives it")
    .option("--json", "print JSON")
    .action(
      (accountId: string, phoneNumber: string, { label, ...output }: OutputOptions & { readonly label?: string }) =>
        withStore(context, async (store) => {
          const added = await addNumber(store, accountId, phoneNumber, label ?? null);
          print(output, added, [`Added ${phoneNumber} to account ${accountId}.`]);
        }),
    );
  number
    .command("label <account-id> <number> [label]")
    .description("change the label of a number; without a label, remove it")
    .option("--json", "print JSON")
    .action((accountId: string, phoneNumber: string, label: string | undefined, output: OutputOptions) =>
      withStore(context, async (store) => {
        const changed = await labelNumber(store, accountId, phoneNumber, label ?? null);
        print(output, changed, [
          label === undefined ? `Removed the label of ${phoneNumber}.` : `Labelled ${phoneNumber} ${label}.`,
        ]);
      }),
    );
  number
    .command("release <account-id> <number>")
    .description("take a number from an account; what the provider holds stays there")
    .option("--json", "print JSON")
    .action((accountId: string, phoneNumber: string, output: OutputOptions) =>
      withStore(context, async (store) => {
        await releaseNumber(store, accountId, phoneNumber);
        print(output, { accountId, phoneNumber }, [`Released ${phoneNumber} from account ${accountId}.`]);
      }),
    );
  number
    .command("list <account-id>")
    .description("list the numbers of an account, lost ones included")
    .option("--json", "print JSON")
    .action((accountId: string, output: OutputOptions) =>
      withStore(context, async (store) => {
        const numbers = await listNumbers(store, accountId);
        const rows = numbers.map(({ phoneNumber, label, createdAt, lostAt }) => [
          phoneNumber,
          label ?? "",
          createdAt,
          lostAt ?? "",
        ]);
        print(output, numbers, table(["NUMBER", "LABEL", "CREATED", "LOST"], rows));
      }),
    );
  return number;
}
