import { afterAll, expect, it } from "vitest";
import { attack } from "../fuzz/attack.ts";
import { startMock } from "../src/index.ts";
import { ask, KEY } from "./support/visitor.ts";

const mock = await startMock();
afterAll(() => mock.close());

// A hundred thousand requests are sent by `pnpm fuzz`, which takes minutes.
it("hostile and malformed requests are all answered, in the envelope or by the parser, and leave the mock well", async () => {
  const { problems, statuses } = await attack({ port: mock.port, seed: "test", count: 1500 });
  expect(problems).toEqual([]);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining(["200", "400", "401", "404", "405", "415"]));
  mock.reset();
  expect(await ask(`${mock.url}/numbers/list`, { headers: KEY })).toMatchObject({ status: 200 });
});
