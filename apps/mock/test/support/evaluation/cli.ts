import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readModel } from "@numbers-api/openapi/bundle";
import { startMock } from "../../../src/index.ts";
import { VIOLATIONS_HEADER } from "../../../src/responses/validate-and-stamp.ts";
import { startStockPrism } from "../stock-prism.ts";
import { type Evaluation, evaluate } from "./evaluate.ts";

// pnpm evaluate [--prism] [--only mock|prism] [--failures] FILE_OR_FOLDER...: a table of the mock, and of stock Prism.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { prism: { type: "boolean" }, failures: { type: "boolean" }, mock: { type: "boolean", default: true } },
  allowNegative: true,
});

/** Number of times that Prism is started again after a request that ended it. */
const MAX_RESTARTS = 40;

const files = positionals.flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .map((name) => join(path, name))
    : [path],
);

async function evaluateMock(file: string): Promise<Evaluation> {
  const model = await readModel(file);
  await using mock = await startMock({ spec: file });
  return await evaluate({ url: mock.url, reportHeader: VIOLATIONS_HEADER }, model);
}

async function evaluatePrism(file: string): Promise<Evaluation> {
  const model = await readModel(file);
  const spec = pathToFileURL(file).href;
  let prism = await startStockPrism(spec);
  let restarts = 0;
  try {
    return await evaluate(
      {
        get url() {
          return prism.url;
        },
        restart: async () => {
          restarts += 1;
          console.error(`Prism is started again (${restarts})`);
          if (restarts > MAX_RESTARTS) throw new Error(`Prism ended ${restarts} times`);
          await prism[Symbol.asyncDispose]();
          prism = await startStockPrism(spec);
        },
      },
      model,
    );
  } finally {
    await prism[Symbol.asyncDispose]();
  }
}

function row(
  file: string,
  server: string,
  { operations, skipped, scores, contradictions }: Evaluation,
  ms: number,
): string {
  const all = Object.values(scores);
  const passed = all.reduce((sum, score) => sum + score.passed, 0);
  const total = all.reduce((sum, score) => sum + score.total, 0);
  const cells = all.map((score) => `${score.passed}/${score.total}`);
  const share = `${((100 * passed) / Math.max(1, total)).toFixed(2)} %`;
  return `| ${[file, server, operations, skipped.length, ...cells, contradictions, share, `${(ms / 1000).toFixed(0)} s`].join(" | ")} |`;
}

console.log(
  "| document | server | operations | no request | static | dynamic | accepts | refuses | example contradicts | right | time |",
);
for (const file of files) {
  for (const [server, run] of [
    ["mock", values.mock ? evaluateMock : undefined],
    ["prism", values.prism ? evaluatePrism : undefined],
  ] as const) {
    if (!run) continue;
    const started = performance.now();
    try {
      const evaluation = await run(file);
      console.log(row(file, server, evaluation, performance.now() - started));
      if (values.failures) {
        for (const failure of evaluation.failures) console.log(`  ${failure}`);
        for (const name of evaluation.skipped) console.log(`  skipped ${name}`);
      }
    } catch (error) {
      console.log(`| ${file} | ${server} | not started: ${error instanceof Error ? error.message : String(error)} |`);
    }
  }
}
