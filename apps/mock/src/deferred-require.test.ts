import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requireDeferring } from "./deferred-require.ts";

const require = createRequire(import.meta.url);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deferred-"));
  await write(
    "late.cjs",
    'globalThis.loads.push("late"); exports.C = class { x = 1 }; exports.f = (a) => a + 1; exports.o = { n: 2 };',
  );
  await write(
    "main.cjs",
    'const late = require("./late.cjs"); exports.use = () => [new late.C().x, late.f(1), late.o.n];',
  );
  Object.assign(globalThis, { loads: [] });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
const loads = (): unknown => Reflect.get(globalThis, "loads");
// The module above.
const load = (...files: string[]) => requireDeferring(require, join(folder, "main.cjs"), files) as { use(): number[] };

describe("a deferred module", () => {
  it("is loaded when a class, a function or an object of it is first used, and once", () => {
    const main = load(join(folder, "late.cjs"));
    expect(loads()).toEqual([]);
    expect([main.use(), main.use()]).toEqual([
      [1, 2, 2],
      [1, 2, 2],
    ]);
    expect(loads()).toEqual(["late"]);
  });

  it("is what it always was for everybody else", () => {
    load(join(folder, "late.cjs"));
    expect(require(join(folder, "late.cjs")).f(1)).toBe(2);
  });

  it("is not deferred when it is loaded already", () => {
    require(join(folder, "late.cjs"));
    expect(load(join(folder, "late.cjs")).use()).toEqual([1, 2, 2]);
    expect(loads()).toEqual(["late"]);
  });

  it("leaves no stand-in behind when the module that wants it fails", async () => {
    await write("main.cjs", 'require("./late.cjs"); throw new Error("broken");');
    expect(() => load(join(folder, "late.cjs"))).toThrow("broken");
    expect(require.cache).not.toHaveProperty([join(folder, "late.cjs")]);
  });
});
