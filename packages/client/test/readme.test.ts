// What the READMEs show is what happens: each block of TypeScript compiles as it stands, and runs against the mock.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startMock } from "@numbers-api/mock";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** Inside the package, so that it is found by its own name, and ignored by git. */
const folder = path("reports/readme");
const SERVER = "http://127.0.0.1:4010";

const blocks = ["../../README.md", "README.md"].flatMap((file) =>
  [...readFileSync(path(file), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""], index) => ({
    name: `${file.replaceAll("../", "/").replace("//", "/")} block ${index + 1}`,
    code,
    file: `${folder}/${file.startsWith("..") ? "root" : "client"}-${index + 1}.ts`,
  })),
);

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { code, file } of blocks) writeFileSync(file, `${code.replaceAll(SERVER, mock.url)}\nexport {};\n`);
  const config = {
    extends: path("tsconfig.json"),
    compilerOptions: { isolatedDeclarations: false },
    include: ["*.ts"],
  };
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
});
afterAll(() => mock.close());

/** Runs Node beside this process, which answers as the mock. */
const run = (...args: string[]): Promise<{ stdout: string; stderr: string }> =>
  promisify(execFile)(process.execPath, args);

describe("the READMEs", () => {
  it("have examples", () => {
    expect(blocks.length).toBeGreaterThanOrEqual(2);
  });

  it("show code that compiles", async () => {
    const tsc = path("../../node_modules/typescript/bin/tsc");
    await expect(run(tsc, "-p", folder)).resolves.toEqual({ stdout: "", stderr: "" });
  });

  it.each(blocks)("show code that runs: $name", async ({ file }) => {
    const ran = run("--conditions=@numbers-api/source", file);
    await expect(ran).resolves.toMatchObject({ stdout: expect.stringContaining("+18005550199"), stderr: "" });
  });
});
