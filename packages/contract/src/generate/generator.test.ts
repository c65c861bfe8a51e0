import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../../test/fixtures.ts";
import { type Generator, Refusal, runGenerator } from "./generator.ts";
import type { Outcome } from "./outcome.ts";

const HEADER = "// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.\n";

/** Runs a generator whose files have these texts, with names of files in what it says as they are in the folder. */
async function run(folder: string, files: Record<string, string>, ...args: string[]): Promise<Outcome> {
  const generator: Generator = { command: "node cli.ts", folder, files: () => new Map(Object.entries(files)) };
  const { exitCode, lines } = await runGenerator(generator, args);
  const shown = relative(process.cwd(), folder).replaceAll("\\", "/");
  return { exitCode, lines: lines.map((line) => line.replaceAll("\\", "/").replaceAll(shown, "out")) };
}

describe("a generator", () => {
  it("writes its files, says in each what it was generated from, and is content with them afterwards", async () => {
    const folder = await temporaryFolder();
    expect(await run(folder, { "a.ts": "export {};\n" })).toEqual({ exitCode: 0, lines: ["wrote out/a.ts"] });
    expect(await readFile(join(folder, "a.ts"), "utf8")).toBe(`${HEADER}export {};\n`);
    for (const args of [[], ["--check"]]) {
      expect(await run(folder, { "a.ts": "export {};\n" }, ...args)).toEqual({
        exitCode: 0,
        lines: ["out is up to date"],
      });
    }
  });

  it("only says with --check what is out of date", async () => {
    const folder = await temporaryFolder();
    await run(folder, { "a.ts": "", "b.ts": "", "c.ts": "" });
    expect(await run(folder, { "a.ts": "", "b.ts": "export {};\n", "d.ts": "" }, "--check")).toEqual({
      exitCode: 1,
      lines: ["stale: out/b.ts", "surplus: out/c.ts", "missing: out/d.ts", "run: pnpm generate"],
    });
    expect(await readFile(join(folder, "b.ts"), "utf8")).toBe(HEADER);
  });

  it("removes what it no longer makes, and refuses to judge what it never made", async () => {
    const folder = await temporaryFolder();
    await run(folder, { "a.ts": "", "b.ts": "" });
    expect(await run(folder, { "a.ts": "" })).toEqual({ exitCode: 0, lines: ["removed out/b.ts"] });
    await writeFile(join(folder, "mine.ts"), "export {};\n");
    expect(await run(folder, { "a.ts": "" })).toEqual({
      exitCode: 1,
      lines: ["out/mine.ts:1:1: this file was not generated, but stands among those that are. Move it elsewhere."],
    });
    expect((await readdir(folder)).sort()).toEqual(["a.ts", "mine.ts"]);
  });

  it("says in one sentence why nothing can be generated, and leaves the folder as it was", async () => {
    const folder = await temporaryFolder();
    const files = (): never => {
      throw new Refusal("Rename one of them.");
    };
    expect(await runGenerator({ command: "node cli.ts", folder, files }, [])).toEqual({
      exitCode: 1,
      lines: ["Rename one of them."],
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("hides no mistake of its own", async () => {
    const files = (): never => {
      throw new TypeError("not a function");
    };
    await expect(runGenerator({ command: "node cli.ts", folder: "out", files }, [])).rejects.toThrow(TypeError);
  });

  it.each([["--chekc"], ["all"]])("says how it is called when it is called with %s", async (argument) => {
    expect(await run("out", {}, argument)).toEqual({
      exitCode: 2,
      lines: [expect.stringContaining(`'${argument}'`), "Usage: node cli.ts [--check]"],
    });
  });
});
