// Usage: node src/dev/cli.ts   Serves the console from its sources and updates the page on every edit.
import { readEnvironment, StartError } from "../server/options.ts";
import { startDevelopment } from "./start.ts";

try {
  const options = readEnvironment(process.env);
  delete process.env["NUMBERS_API_KEY"];
  const running = await startDevelopment(options);
  console.log(`The console listens on ${running.url}`);
  process.send?.({ url: running.url });
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`console: ${error.message}`);
  process.exitCode = 2;
}
