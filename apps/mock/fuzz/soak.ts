import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readModel } from "@numbers-api/openapi/bundle";
import { VIOLATIONS_HEADER } from "../src/responses/validate-and-stamp.ts";
import { judge, send } from "../test/support/evaluation/evaluate.ts";
import { makeRequests } from "../test/support/evaluation/requests.ts";
import { independentValidator } from "../test/support/evaluation/validator.ts";
import { contract } from "./contract.ts";

// node fuzz/soak.ts [MINUTES]: clients call a static and a dynamic mock whose contract is saved again and again. Exit
// code 1 when an answer is wrong, or memory grows after the first minute.
const minutes = Number(process.argv[2] ?? 5);

const CLIENTS = 20;

/** Time between two saves of the contract, in milliseconds. */
const SAVE_EVERY = 3000;

/** Growth of memory after the first minute that is tolerated. */
const TOLERATED = 1.2;

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  /** Times that the contract was read again. */
  readonly reloads: number;
}

const folder = await mkdtemp(join(tmpdir(), "numbers-soak-"));
const spec = join(folder, "openapi.json");
await writeFile(spec, JSON.stringify(contract));
const model = await readModel(spec);
const validator = independentValidator(model);
const calls = model.operations.flatMap((operation) => {
  const [request] = makeRequests(model, validator, operation).valid;
  return request ? [{ operation, request }] : [];
});

const end = performance.now() + minutes * 60_000;
const problems = new Map<string, number>();

async function client(url: string, first: number): Promise<number> {
  let count = 0;
  for (let turn = first; performance.now() < end; turn += 1) {
    const call = calls[turn % calls.length];
    if (!call) break;
    const received = await send({ url, reportHeader: VIOLATIONS_HEADER }, call.request);
    const { problem } = judge(model, validator, call.operation, received);
    count += 1;
    if (problem !== undefined) problems.set(problem.slice(0, 300), (problems.get(problem.slice(0, 300)) ?? 0) + 1);
  }
  return count;
}

async function memoryOf(server: ChildProcess): Promise<Memory> {
  server.send("memory");
  const [memory] = await once(server, "message");
  return memory;
}

async function soak(mode: "static" | "dynamic"): Promise<boolean> {
  const server = fork(join(import.meta.dirname, "soak-server.ts"), [spec, mode], { execArgv: ["--expose-gc"] });
  const [{ url }] = await once(server, "message");
  server.once("exit", (code, signal) => console.log(`${mode}: the server ended, ${code ?? signal}`));
  const clients = Array.from({ length: CLIENTS }, (_, index) => client(url, index * 7));
  const measured: Memory[] = [];
  for (let minute = 1; minute <= minutes; minute += 1) {
    await wait(60_000);
    const memory = await memoryOf(server);
    measured.push(memory);
    const [rss, heap] = [memory.rss, memory.heapUsed].map((bytes) => (bytes / 2 ** 20).toFixed(0));
    console.log(`${mode}, minute ${minute}: RSS ${rss} MB, heap ${heap} MB, ${memory.reloads} reloads`);
  }
  const counts = await Promise.all(clients);
  console.log(`${mode}: ${counts.reduce((sum, count) => sum + count, 0)} answers`);
  server.disconnect();
  const [first, ...later] = measured;
  return later.every(({ rss, heapUsed }) => {
    return first === undefined || (rss <= first.rss * TOLERATED && heapUsed <= first.heapUsed * TOLERATED);
  });
}

/** Each save changes a text for people, and each fifth one a schema. */
async function save(): Promise<void> {
  for (let count = 1; performance.now() < end; count += 1) {
    await wait(SAVE_EVERY);
    const title = `Things, revision ${count}`;
    const maxLength = 1000 + Math.floor(count / 5);
    const changed = JSON.stringify(contract).replace('"title":"Things"', `"title":"${title}"`);
    await writeFile(spec, changed.replace('"pattern":"^[a-z]+$"', `"pattern":"^[a-z]+$","maxLength":${maxLength}`));
  }
}

const [isStaticFlat, isDynamicFlat] = await Promise.all([soak("static"), soak("dynamic"), save()]);
await rm(folder, { recursive: true });
for (const [problem, count] of problems) console.log(`${count} times: ${problem}`);
console.log(
  `Wrong answers: ${problems.size === 0 ? "none" : problems.size}. Memory: ${isStaticFlat && isDynamicFlat ? "flat" : "growing"}.`,
);
process.exitCode = problems.size === 0 && isStaticFlat && isDynamicFlat ? 0 : 1;
