import { appendFile, cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { fixture, temporaryFolder } from "../test/fixtures.ts";
import { runGenerate } from "./command.ts";
import type { Outcome } from "./outcome.ts";

/** Runs the command on a contract, and names files in its output as seen from the folder. */
async function generate(folder: string, ...args: string[]): Promise<Outcome> {
  const outcome = await runGenerate([...args, "--out", join(folder, "out")]);
  const shown = `${relative(process.cwd(), folder)}/`.replaceAll("\\", "/");
  return { ...outcome, lines: outcome.lines.map((line) => line.replaceAll("\\", "/").replaceAll(shown, "")) };
}

async function read(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const files = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const);
  return Object.fromEntries(await Promise.all(files));
}

const library = ["--spec", fixture("library")];

describe("generate", () => {
  it("prints a line for each written file, and nothing without changes", async () => {
    const folder = await temporaryFolder();
    expect(await generate(folder, ...library)).toEqual({
      exitCode: 0,
      lines: ["wrote out/openapi.json", "wrote out/operations.ts", "wrote out/scenarios.ts", "wrote out/types.ts"],
    });
    const { mtimeMs } = await stat(join(folder, "out/types.ts"));
    expect(await generate(folder, ...library)).toEqual({ exitCode: 0, lines: ["out is up to date"] });
    expect((await stat(join(folder, "out/types.ts"))).mtimeMs).toBe(mtimeMs);
  });

  it("writes the changed files only", async () => {
    const folder = await temporaryFolder();
    const spec = join(folder, "contract.yaml");
    await cp(fixture("library"), spec);
    await generate(folder, "--spec", spec);
    await writeFile(spec, (await readFile(spec, "utf8")).replace("A novel of 1815.", "A novel of 1816."));
    expect(await generate(folder, "--spec", spec)).toEqual({
      exitCode: 0,
      lines: ["wrote out/openapi.json", "wrote out/scenarios.ts"],
    });
  });

  it("ends its lines with LF, even if the contract does not", async () => {
    const folder = await temporaryFolder();
    const spec = join(folder, "contract.yaml");
    const contract = await readFile(fixture("library"), "utf8");
    await writeFile(spec, contract);
    await generate(folder, "--spec", spec);
    const files = await read(join(folder, "out"));
    for (const text of Object.values(files)) expect(text).toMatch(/^[^\r]+[^\n]\n$/);

    await writeFile(spec, contract.replaceAll(/\r?\n/g, "\r\n"));
    expect(await generate(folder, "--spec", spec)).toEqual({ exitCode: 0, lines: ["out is up to date"] });
  });

  it("removes files that are no longer generated, and keeps hand-written ones", async () => {
    const folder = await temporaryFolder();
    await generate(folder, ...library);
    await cp(join(folder, "out/types.ts"), join(folder, "out/former.ts"));
    await writeFile(join(folder, "out/.DS_Store"), "");
    expect(await generate(folder, ...library)).toEqual({ exitCode: 0, lines: ["removed out/former.ts"] });

    await writeFile(join(folder, "out/mine.ts"), "export {};\n");
    expect(await generate(folder, ...library)).toEqual({
      exitCode: 1,
      lines: ["out/mine.ts:1:1: this file is not generated, but its folder is for generated files. Move it elsewhere."],
    });
    expect(await readdir(join(folder, "out"))).toContain("mine.ts");
  });

  it.each(["--chekc", "spec.yaml", "--spec", "--spec=a.yaml", "--out=a"])(
    "explains its options after %s",
    async (arg) => {
      expect(await runGenerate([arg])).toEqual({
        exitCode: 2,
        lines: [
          expect.stringMatching(/option|argument|value/),
          "Usage: node src/cli.ts [--check] [--spec FILE --out FOLDER]",
        ],
      });
    },
  );

  it("reports in a line a file that it cannot read or a folder that it cannot write", async () => {
    const folder = await temporaryFolder();
    expect(await generate(folder, "--spec", join(folder, "nowhere.yaml"))).toEqual({
      exitCode: 1,
      lines: ["nowhere.yaml:1:1: cannot read nowhere.yaml. Check the name of the file."],
    });
    await writeFile(join(folder, "out"), "");
    expect(await generate(folder, ...library)).toEqual({
      exitCode: 1,
      lines: ["cannot use out: not a directory. Correct that, and run pnpm generate again."],
    });
  });

  it("writes nothing while the contract has problems, and limits their number", async () => {
    const folder = await temporaryFolder();
    const spec = join(folder, "contract.yaml");
    const paths = Array.from(
      { length: 25 },
      (_, index) => `  /path${index}: { get: { operationId: _, responses: {} } }\n`,
    );
    await writeFile(spec, `openapi: 3.1.0\ninfo: { title: Nameless, version: 1.0.0 }\npaths:\n${paths.join("")}`);
    const { exitCode, lines } = await generate(folder, "--spec", spec);
    expect({ exitCode, first: lines[0], rest: lines.slice(20) }).toEqual({
      exitCode: 1,
      first: expect.stringMatching(/^contract\.yaml:4:20: GET \/path0: the operationId "_" has no resource/),
      rest: ["and 5 more"],
    });
    expect(await readdir(folder)).toEqual(["contract.yaml"]);
  });

  it("names a schema that is none", async () => {
    const folder = await temporaryFolder();
    const spec = join(folder, "contract.yaml");
    const schemas = "components:\n  schemas:\n    Odd: 7\n";
    await writeFile(spec, `openapi: 3.1.0\ninfo: { title: Odd, version: 1.0.0 }\npaths: {}\n${schemas}`);
    expect(await generate(folder, "--spec", spec)).toEqual({
      exitCode: 1,
      lines: [
        "contract.yaml:6:5: components.schemas.Odd is a number, where OpenAPI has a schema. Write a map, true or false.",
      ],
    });
  });
});

describe("generate --check", () => {
  it("succeeds after generating", async () => {
    const folder = await temporaryFolder();
    await generate(folder, ...library);
    expect(await generate(folder, "--check", ...library)).toEqual({ exitCode: 0, lines: ["out is up to date"] });
  });

  it("names each file that is stale, missing or surplus, and changes none", async () => {
    const folder = await temporaryFolder();
    await generate(folder, ...library);
    await cp(join(folder, "out/types.ts"), join(folder, "out/former.ts"));
    await appendFile(join(folder, "out/operations.ts"), "\n");
    await rm(join(folder, "out/scenarios.ts"));
    const before = await read(join(folder, "out"));
    expect(await generate(folder, "--check", ...library)).toEqual({
      exitCode: 1,
      lines: ["surplus: out/former.ts", "stale: out/operations.ts", "missing: out/scenarios.ts", "run: pnpm generate"],
    });
    expect(await read(join(folder, "out"))).toEqual(before);
  });

  it("does not create a missing folder", async () => {
    const folder = await temporaryFolder();
    expect(await generate(folder, "--check", ...library)).toMatchObject({ exitCode: 1 });
    expect(await readdir(folder)).toEqual([]);
  });

  it("also finds a superfluous file in a subfolder", async () => {
    const folder = await temporaryFolder();
    await generate(folder, ...library);
    await mkdir(join(folder, "out/old"));
    await cp(join(folder, "out/types.ts"), join(folder, "out/old/types.ts"));
    expect(await generate(folder, "--check", ...library)).toEqual({
      exitCode: 1,
      lines: ["surplus: out/old/types.ts", "run: pnpm generate"],
    });
  });
});
