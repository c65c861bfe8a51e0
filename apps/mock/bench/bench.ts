import { type Figures, measure } from "./measure.ts";
import { CONTESTANTS } from "./servers.ts";

// The servers take turns, so that whatever else the machine does is the same to all.
const ROUNDS = Number(process.argv[2] ?? 5);
const [WARM_UP, REQUESTS] = [2000, 10_000];

const results = new Map<string, Figures[]>(CONTESTANTS.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contestant of CONTESTANTS) {
    results.get(contestant.name)?.push(await measure(contestant, WARM_UP, REQUESTS));
  }
}

process.stdout.write(`Medians of ${ROUNDS} rounds, ${REQUESTS} requests each.\n`);
for (const [name, figures] of results) {
  const median = (of: (figure: Figures) => number): string => {
    const sorted = figures.map(of).toSorted((a, b) => a - b);
    return (sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0).padStart(5);
  };
  const first = median(({ firstAnswer }) => firstAnswer);
  const cpu = median((figure) => figure.cpu);
  const memory = median((figure) => figure.memory);
  process.stdout.write(
    `${name.padEnd(14)}  first answer ${first} ms   CPU per request ${cpu} µs   memory ${memory} MiB\n`,
  );
}
