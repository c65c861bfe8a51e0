#!/usr/bin/env node
// Usage: node dist/server/cli.js   Serves the console. Environment variables configure it.
import { fileURLToPath } from "node:url";
import { readEnvironment, StartError } from "./options.ts";
import { startConsole } from "./start.ts";

try {
  const options = readEnvironment(process.env);
  // Keeps the key from child processes and from tools that show the environment.
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
