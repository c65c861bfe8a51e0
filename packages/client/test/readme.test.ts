// The examples of the READMEs work: each block of TypeScript compiles unchanged, and prints the text of the block that
// follows it. "…" matches anything.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@numbers-api/mock";
import { examplesIn, pattern } from "@numbers-api/workspace/readme";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** Inside the package, so that it is found by its own name, and ignored by git. */
const folder = path("reports/readme");
const SERVER = "http://127.0.0.1:4010";

/** The README at the top is about the API in `spec/`, which is not that of these tests once another is adopted. */
const { name } = JSON.parse(readFileSync(path("../../package.json"), "utf8"));
const blocks = [
  ...(name === "numbers-api" ? [{ readme: "README.md at the top", file: "../../README.md", prefix: "root" }] : []),
  { readme: "README.md", file: "README.md", prefix: "client" },
].flatMap(({ readme, file, prefix }) =>
  examplesIn(path(file), "ts").map((example, index) => ({
    ...{ ...example, name: `${readme}, block ${index + 1}`, file: `${folder}/${prefix}-${index + 1}.ts` },
  })),
);

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { code, file } of blocks) writeFileSync(file, `${code.replaceAll(SERVER, mock.url)}\nexport {};\n`);
  // One of them imports MSW, whose declarations need the browser's.
  const compilerOptions = { isolatedDeclarations: false, lib: ["es2023", "dom"] };
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: path("test/tsconfig.json"), compilerOptions, include: ["*.ts"], exclude: [] }),
  );
});
afterAll(() => mock.close());

/** Runs Node beside this process, which answers as the mock. */
const run = (...args: string[]): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, args, {
    env: { ...process.env, NUMBERS_API_URL: mock.url, NUMBERS_API_KEY: "any" },
  });

describe("the READMEs", () => {
  it("have examples, most of which say what they print", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(10);
    expect(blocks.filter(({ printed }) => printed).length).toBeGreaterThanOrEqual(blocks.length - 1);
  });

  it("show code that compiles", async () => {
    const tsc = path("../../node_modules/typescript/bin/tsc");
    await expect(run(tsc, "-p", folder)).resolves.toEqual({ stdout: "", stderr: "" });
  });

  it.each(blocks)("show code that does what they say: $name", async ({ file, printed }) => {
    const { stdout, stderr } = await run("--conditions=@numbers-api/source", file);
    expect(stderr).toBe("");
    expect(stdout).toMatch(printed === undefined ? /./ : pattern(printed));
  });
});
