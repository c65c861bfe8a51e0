// Each rule must detect its violation; the published packages are checked by their own tests.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder, writeFiles } from "./blank-project.ts";
import { type PackedPackage, readPackage } from "./packed-package.ts";
import { LIBRARY_RULES } from "./rules.ts";
import { run } from "./run.ts";

const good = {
  name: "@numbers-api/example",
  version: "1.0.0",
  type: "module",
  engines: { node: ">=20" },
  sideEffects: false,
  main: "./index.cjs",
  types: "./index.d.cts",
  exports: {
    ".": {
      import: { types: "./index.d.ts", default: "./index.js" },
      require: { types: "./index.d.cts", default: "./index.cjs" },
    },
  },
};
const bad = {
  ...good,
  sideEffects: true,
  // A CommonJS module with the types of an ES module, and a way to the sources.
  exports: { ".": { "@numbers-api/source": "./src/index.ts", types: "./index.d.ts", default: "./index.cjs" } },
  dependencies: { react: "workspace:*" },
  homepage: "https://numbers.example",
};

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function pack(manifest: object, name: string): Promise<PackedPackage> {
  const project = join(folder, name);
  writeFiles(project, {
    "package.json": JSON.stringify(manifest),
    "index.js": "export const one = 1;\n",
    "index.cjs": "exports.one = 1;\n",
    "index.d.ts": "export declare const one: 1;\n",
    "index.d.cts": "export declare const one: 1;\n",
  });
  const { stdout } = await run("npm", ["pack", "--json", "--offline"], project);
  const [{ filename = "" } = {}] = JSON.parse(stdout) as { filename?: string }[]; // As npm documents it.
  return readPackage(join(project, filename));
}

describe("the rules for a published library", () => {
  let kept: PackedPackage;
  let broken: PackedPackage;
  beforeAll(async () => {
    [kept, broken] = await Promise.all([pack(good, "good"), pack(bad, "bad")]);
  });

  it.each(LIBRARY_RULES)("pass a package that $rule", async ({ faults }) => {
    expect(await faults(kept)).toEqual([]);
  });

  it.each(LIBRARY_RULES)("refuse a package that breaks the rule: it $rule", async ({ faults }) => {
    expect(await faults(broken)).not.toEqual([]);
  });
});
