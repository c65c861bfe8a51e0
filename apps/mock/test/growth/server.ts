import { Session } from "node:inspector/promises";

// Serves a contract in a process of its own until its parent ends, and tells the steps of its work when asked: the
// executions of all blocks of code, and the characters or items that built-in searches look at. Everything else is
// imported later, because only code that is compiled meanwhile counts its blocks.
const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

let searched = 0;
for (const [prototype, names] of [
  [String.prototype, ["includes", "indexOf", "lastIndexOf", "replace", "replaceAll", "split", "trim"]],
  [Array.prototype, ["concat", "includes", "indexOf", "join", "lastIndexOf", "slice", "splice", "unshift"]],
] as const) {
  for (const name of names) countLengths(prototype, name);
}

/** Counts the length that a method may look at: of the whole value, or of the part up to the place that it finds. */
function countLengths(prototype: object, name: string): void {
  const method = Reflect.get(prototype, name);
  const counting = function (this: string | unknown[], ...given: unknown[]): unknown {
    const result: unknown = Reflect.apply(method, this, given);
    const [, from] = given;
    const isSearch = typeof result === "number";
    const start = isSearch && typeof from === "number" ? Math.min(Math.max(from, 0), this.length) : undefined;
    if (!isSearch) searched += this.length;
    else if (name === "lastIndexOf") searched += (start ?? this.length) - Math.max(result, 0);
    else searched += (result < 0 ? this.length : result) - (start ?? 0);
    return result;
  };
  Object.defineProperty(prototype, name, { value: counting, writable: true, configurable: true });
}

async function takeSteps(): Promise<number> {
  const { result } = await session.post("Profiler.takePreciseCoverage");
  const blocks = result.flatMap((script) => script.functions.flatMap(({ ranges }) => ranges));
  const steps = blocks.reduce((sum, { count }) => sum + count, searched);
  searched = 0;
  return steps;
}

/** Compares each character with each other one, to show that such work is noticed. */
function comparePairs(text: string): number {
  let same = 0;
  for (const one of text) for (const other of text) if (one === other) same += 1;
  return same;
}

/** Searches the rest of the text from each character. */
function searchRests(text: string): number {
  let found = 0;
  for (let index = 0; index < text.length; index += 1) if (text.indexOf("b", index) >= 0) found += 1;
  return found;
}

const QUADRATIC: Readonly<Record<string, (text: string) => number>> = { comparePairs, searchRests };

const { startMock } = await import("../../src/index.ts");
const mock = await startMock({ document: JSON.parse(process.argv[2] ?? "") });
process.on("message", async ({ work, size = 0 }: { work?: string; size?: number }) => {
  process.send?.(work === undefined ? await takeSteps() : QUADRATIC[work]?.("a".repeat(size)));
});
process.once("disconnect", () => process.exit());
process.send?.({ url: mock.url });
