import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exchange } from "../support/raw.ts";
import { contract } from "./contract.ts";
import { bodies, headers, targets } from "./requests.ts";

/** Factor by which the additional steps of a doubled size may grow when it is doubled again: 2 is linear, 4 quadratic. */
const TOLERATED = 2.5;

/** Bodies of these sizes are beyond that of the journal, which would copy only the smaller ones. */
const SIZES = [2000, 4000, 8000];

let server: ChildProcess;
let url: string;

beforeAll(async () => {
  const script = join(import.meta.dirname, "server.ts");
  server = fork(script, [JSON.stringify(contract)], { execArgv: ["--max-http-header-size=1000000"] });
  [{ url }] = await once(server, "message");
});

afterAll(() => {
  server.disconnect();
});

async function call(message: object): Promise<number> {
  server.send(message);
  const [steps] = await once(server, "message");
  return steps;
}

/** @param perform Sends a request, or works otherwise. */
async function growthOf(perform: (size: number) => Promise<unknown>): Promise<number> {
  const steps: number[] = [];
  for (const size of SIZES) {
    const counts: number[] = [];
    for (let count = 0; count < 2; count += 1) {
      await call({});
      await perform(size);
      counts.push(await call({}));
    }
    // Work that is done once, such as the compilation of a schema, is not counted.
    steps.push(Math.min(...counts));
  }
  const [small = 0, medium = 0, large = 0] = steps;
  // Differences of a few steps are not growth.
  return (large - medium) / Math.max(medium - small, 100);
}

function post(type: string, body: string): Promise<string> {
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return exchange(url, "POST /bodies HTTP/1.1", `Content-Type: ${type}`, length, "", body);
}

it.each(["comparePairs", "searchRests"])("notices quadratic work: %s", async (work) => {
  expect(await growthOf((size) => call({ work, size }))).toBeGreaterThan(3.5);
});

it.each(Object.entries(targets))("reads many %s with linear work", async (_, target) => {
  expect(await growthOf((size) => exchange(url, `GET ${target(size)} HTTP/1.1`, "", ""))).toBeLessThan(TOLERATED);
});

it.each(Object.entries(headers))("reads many %s with linear work", async (_, header) => {
  expect(await growthOf((size) => exchange(url, "GET /search HTTP/1.1", header(size), "", ""))).toBeLessThan(TOLERATED);
});

it.each(
  Object.entries(bodies).flatMap(([type, cases]) =>
    Object.entries(cases).map(([name, body]) => ({ name, type, body })),
  ),
)("reads many $name in a body of type $type with linear work", async ({ type, body }) => {
  expect(await growthOf((size) => post(type, body(size)))).toBeLessThan(TOLERATED);
});

it("reads many parameters of the type of a body with linear work", async () => {
  const typeOf = (size: number): string => `text/plain${";p=1".repeat(size)}`;
  expect(await growthOf((size) => post(typeOf(size), "a"))).toBeLessThan(TOLERATED);
});
