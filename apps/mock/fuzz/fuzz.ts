import { startMock } from "../src/index.ts";
import { attack } from "./attack.ts";

// node fuzz/fuzz.ts [COUNT] [SEED]: exit code 1 when an answer is wrong, or memory is not given back.
const [count = 100_000, seed = "1"] = [Number(process.argv[2] ?? 100_000), process.argv[3] ?? "1"];

/** How much more memory may be in use afterwards than after the warm-up, in mebibytes. */
const TOLERATED = 32;

await using mock = await startMock();
const used = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

// What is kept on purpose (journal, remembered answers) is full after this.
await attack({ port: mock.port, seed: `${seed} warm-up`, count: Math.min(count, 10_000) });
const before = used();
const started = performance.now();
const { statuses, problems } = await attack({ port: mock.port, seed, count });
const seconds = (performance.now() - started) / 1000;
const grown = used() - before;

const health = await fetch(`${mock.url}/__mock/health`);
const all = [
  ...problems,
  ...(health.status === 200 ? [] : [`health is ${health.status} afterwards`]),
  ...(globalThis.gc && grown > TOLERATED ? [`${grown.toFixed(0)} MiB more are in use than before`] : []),
];
const sorted = [...statuses].toSorted(([a], [b]) => a.localeCompare(b)).map(([status, times]) => `${status}: ${times}`);
process.stdout.write(`${count} requests of seed ${seed} in ${seconds.toFixed(0)} s. ${sorted.join(", ")}.\n`);
process.stdout.write(
  `Heap ${grown >= 0 ? "+" : ""}${grown.toFixed(1)} MiB.\n${all.map((problem) => `${problem}\n`).join("")}`,
);
process.exitCode = all.length > 0 ? 1 : 0;
