// Usage: node apps/server/demo/account.ts ARGUMENT…   Adds a demo account to the database of $NUMBERS_DATABASE_URL, and
// prints its API key. The arguments are those of Node that run `numbers-server`.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const NUMBERS = [
  ["+12025550123", "Support"],
  ["+442079460958", "London office"],
] as const;

const program = process.argv.slice(2);

async function administer(...command: readonly string[]): Promise<{ readonly id: string; readonly key: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, [...program, ...command, "--json"]);
  return JSON.parse(stdout);
}

const { id } = await administer("account", "add", "Demo", "--shared-number", "+18005550199", "--limit", "100000");
for (const [number, label] of NUMBERS) await administer("number", "add", id, number, "--label", label);
const { key } = await administer("key", "add", id, "--name", "demo");
console.log(key);
