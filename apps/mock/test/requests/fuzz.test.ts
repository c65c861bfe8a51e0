import { expect, it } from "vitest";
import { attack } from "../../fuzz/attack.ts";
import { start, TARGETS } from "../../fuzz/targets.ts";
import { ask } from "../support/visitor.ts";

// A hundred thousand requests are sent by `pnpm fuzz`, which takes minutes.
it.for(TARGETS)(
  "hostile and malformed requests to $name are all answered, in the envelope or by the parser",
  async (target) => {
    await using mock = await start(target);
    const { problems, statuses } = await attack({ port: mock.port, target, seed: "test", count: 2000 });
    expect(problems).toEqual([]);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining(["200", "400", "401", "404", "405", "406", "415"]));
    expect(await ask(`${mock.url}/__mock/health`)).toMatchObject({ status: 200 });
  },
);
