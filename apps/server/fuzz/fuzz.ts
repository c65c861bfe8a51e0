// node fuzz/fuzz.ts [COUNT] [SEED], after a build: exit code 1 when an answer of the built server breaks the contract, a key
// or a stack trace reaches the log, the server ends, or memory is not given back.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../src/store/open.ts";
import { attack } from "../test/support/attack.ts";
import { BUILT, type ServerProcess, serve } from "../test/support/command.ts";
import { newAccount } from "../test/support/server.ts";

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const WARM_UP = 10_000;

/** Most memory in mebibytes that the server may use after the attack, beyond its use after the warm-up. */
const TOLERATED = 16;

/** Makes the server collect garbage on a signal. */
const COLLECT_ON_SIGNAL = "data:text/javascript,process.on('SIGUSR2', () => globalThis.gc())";

const folder = await mkdtemp(join(tmpdir(), "numbers-fuzz-"));
const databaseUrl = `file:${join(folder, "numbers.db")}`;
const { store } = await openStore({ url: databaseUrl });
const keys = [(await newAccount(store)).key, (await newAccount(store, { limit: 1 })).key];
await store.close();

{
  const collecting = ["--expose-gc", "--import", COLLECT_ON_SIGNAL];
  await using server = await serve({ NUMBERS_DATABASE_URL: databaseUrl }, collecting, BUILT);
  await attack({ url: server.url, keys, count: WARM_UP, seed: seed + 1_000_000_000 });
  const before = await heapOf(server);
  const { statuses, problems } = await attack({ url: server.url, keys, count, seed });
  const grown = (await heapOf(server)) - before;
  const sorted = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  const found = [...problems];
  if (keys.some((key) => server.output().includes(key.slice(9)))) found.push("a key reached the log");
  if (/\n\s+at /.test(server.output())) found.push("a stack trace reached the log");
  if (server.child.exitCode !== null) found.push("the server ended");
  if (grown > TOLERATED) found.push(`${grown.toFixed(1)} MiB more are in use than before`);
  process.stdout.write(
    `${count} requests of seed ${seed}, heap ${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MiB. ${sorted.join(", ")}.\n`,
  );
  process.stdout.write(found.map((problem) => `${problem}\n`).join(""));
  if (found.length > 0) process.exitCode = 1;
}
await rm(folder, { recursive: true });

/** Lowest heap of a few readings after collections, in mebibytes. */
async function heapOf({ adminUrl, child }: ServerProcess): Promise<number> {
  const readings: number[] = [];
  for (let reading = 0; reading < 10; reading += 1) {
    child.kill("SIGUSR2");
    await new Promise((resolve) => setTimeout(resolve, 200));
    const text = await (await fetch(`${adminUrl}/metrics`)).text();
    readings.push(Number(/^nodejs_heap_size_used_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20);
  }
  return Math.min(...readings);
}
