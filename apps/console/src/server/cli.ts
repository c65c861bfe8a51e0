#!/usr/bin/env node
// Usage: node dist/server/cli.js   Serves the console until it is told to stop. What it goes by is in its environment.
import { fileURLToPath } from "node:url";
import { readEnvironment, StartError } from "./options.ts";
import { startConsole } from "./start.ts";

try {
  const options = readEnvironment(process.env);
  // Nothing that this process starts, and nothing that shows its environment, needs the key any more.
  delete process.env["NUMBERS_API_KEY"];
  const running = await startConsole({
    ...options,
    files: fileURLToPath(new URL("../page", import.meta.url)),
    log: (line) => console.error(`${new Date().toISOString()} ${line}`),
  });
  console.log(`The console listens on ${running.url}`);
  process.send?.({ url: running.url });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void running.close());
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`console: ${error.message}`);
  process.exitCode = 2;
}
