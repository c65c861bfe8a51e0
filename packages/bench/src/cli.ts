// Usage: node src/cli.ts --help
import { UsageError } from "@numbers-api/openapi/usage-error";
import { HELP, readOptions } from "./options.ts";

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else {
    // Imported on demand: the sections load the compared packages, which would delay `--help`.
    const { bench } = await import("./bench.ts");
    await bench(options);
  }
} catch (error) {
  if (error instanceof UsageError) console.error(`${error.message}\nSee: pnpm bench --help`);
  else console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
