import { attack } from "./attack.ts";
import { start, TARGETS, type Target } from "./targets.ts";

// node fuzz/fuzz.ts [COUNT] [SEED]: exit code 1 when an answer is wrong, or memory is not given back.
const [count = 100_000, seed = "1"] = [Number(process.argv[2] ?? 100_000), process.argv[3] ?? "1"];

/** Memory that may be in use beyond that after the warm-up, in mebibytes. */
const TOLERATED = 32;

const used = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** Attacks a mock of its own and prints the result. */
async function run(target: Target, share: number): Promise<readonly string[]> {
  await using mock = await start(target);
  const { port, url } = mock;
  // The journal and the caches are full after this.
  await attack({ port, target, seed: `${seed} warm-up`, count: Math.min(share, 5000) });
  const before = used();
  const started = performance.now();
  const { statuses, problems } = await attack({ port, target, seed, count: share });
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const grown = used() - before;

  const sorted = [...statuses]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([status, times]) => `${status}: ${times}`);
  const change = `${grown >= 0 ? "+" : ""}${grown.toFixed(1)}`;
  process.stdout.write(
    `${target.name}: ${share} requests of seed ${seed} in ${seconds} s, heap ${change} MiB. ${sorted.join(", ")}.\n`,
  );
  const health = await fetch(`${url}/__mock/health`);
  return [
    ...problems,
    ...(health.status === 200 ? [] : [`health is ${health.status} afterwards`]),
    ...(globalThis.gc && grown > TOLERATED ? [`${grown.toFixed(0)} MiB more are in use than before`] : []),
  ];
}

for (const target of TARGETS) {
  const problems = await run(target, Math.ceil(count / TARGETS.length));
  process.stdout.write(problems.map((problem) => `${problem}\n`).join(""));
  if (problems.length > 0) process.exitCode = 1;
}
