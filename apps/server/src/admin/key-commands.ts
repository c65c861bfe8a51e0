import type { Command } from "commander";
import { addKey, listKeys, revokeKey } from "../accounts/administration.ts";
import { type CommandContext, type OutputOptions, print, table, withStore } from "./context.ts";

/** Adds `key add|list|revoke`. */
export function addKeyCommands(program: Command, context: CommandContext): void {
  const key = program.command("key").description("manage API keys");
  key
    .command("add <account-id>")
    .description("add a key, which is shown this once")
    .option("--name <text>", "a name to tell keys apart")
    .option("--json", "print JSON")
    .action((accountId: string, { name, ...output }: OutputOptions & { readonly name?: string }) =>
      withStore(context, async (store) => {
        const created = await addKey(store, accountId, name ?? null);
        print(output, created, [`Added key ${created.id}. It is shown this once:`, created.key]);
      }),
    );
  key
    .command("list <account-id>")
    .description("list the keys of an account, without the keys themselves")
    .option("--json", "print JSON")
    .action((accountId: string, output: OutputOptions) =>
      withStore(context, async (store) => {
        const keys = await listKeys(store, accountId);
        const rows = keys.map(({ id, name, createdAt, lastUsedAt, revokedAt }) => [
          id,
          name ?? "",
          createdAt,
          lastUsedAt ?? "never",
          revokedAt ?? "",
        ]);
        print(output, keys, table(["ID", "NAME", "CREATED", "LAST USED", "REVOKED"], rows));
      }),
    );
  key
    .command("revoke <key-id>")
    .description("revoke a key; running servers refuse it within 3 seconds")
    .option("--json", "print JSON")
    .action((id: string, output: OutputOptions) =>
      withStore(context, async (store) => {
        const revoked = await revokeKey(store, id);
        print(output, revoked, [`Key ${id} is revoked.`]);
      }),
    );
}
