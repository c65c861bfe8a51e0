import type { Command } from "commander";
import { checkDatabaseUrl, readConfiguration } from "../configuration.ts";
import { copyStore } from "../store/copy.ts";
import { openStore } from "../store/open.ts";
import { type CommandContext, type OutputOptions, print } from "./context.ts";
import { examine } from "./doctor.ts";

/** Adds `migrate`, `copy` and `doctor`. */
export function addMaintenanceCommands(program: Command, context: CommandContext): void {
  const { environment, result } = context;
  program
    .command("migrate")
    .description("create the database, or bring its schema up to date")
    .option("--json", "print JSON")
    .action(async (output: OutputOptions) => {
      const { databaseUrl } = readConfiguration(environment);
      const { store, migrations } = await openStore({ url: databaseUrl });
      await store.close();
      const applied = migrations.map(({ version, name }) => ({ version, name }));
      print(
        output,
        { applied },
        applied.length === 0
          ? ["The schema is up to date."]
          : applied.map(({ version, name }) => `Applied migration ${version}: ${name}.`),
      );
    });
  program
    .command("copy")
    .description("copy everything from $NUMBERS_DATABASE_URL into an empty database; stop all servers first")
    .requiredOption("--to <url>", "the database to copy to, for example postgres://user@host/database")
    .option("--json", "print JSON")
    .action(async ({ to, ...output }: OutputOptions & { readonly to: string }) => {
      const { databaseUrl } = readConfiguration(environment);
      checkDatabaseUrl(to, "--to");
      const counts = await copyStore(databaseUrl, to);
      print(
        output,
        counts,
        Object.entries(counts).map(([table, count]) => `Copied ${count} rows of ${table}.`),
      );
    });
  program
    .command("doctor")
    .description("check configuration, database, schema and providers")
    .option("--json", "print JSON")
    .action(async (output: OutputOptions) => {
      const findings = await examine(environment);
      print(
        output,
        findings,
        findings.map(({ isFine, check, message }) => `${isFine ? "ok     " : "problem"}  ${check}: ${message}`),
      );
      if (findings.some(({ isFine }) => !isFine)) result.code = 1;
    });
}
