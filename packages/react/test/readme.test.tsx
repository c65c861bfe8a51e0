// @vitest-environment jsdom
// Every code block in the README compiles and shows or prints the text block after it, in which "…" matches anything.
import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { format, promisify } from "node:util";
import { startMock } from "@numbers-api/mock";
import { examplesIn, filesIn, pattern } from "@numbers-api/workspace/readme";
import { cleanup, render, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

const path = (name: string): string => join(import.meta.dirname, "..", name);
/** Inside the package, so that the package resolves by name. Ignored by git. */
const folder = path("reports/readme");
const examples = examplesIn(path("README.md"), "tsx").map((example, index) => ({
  ...{ ...example, name: `block ${index + 1}`, file: `${folder}/block-${index + 1}.tsx` },
}));

const files = filesIn(path("README.md"), "tsx");

/** Test in the README, for an application with Vitest. */
const TEST = "src/numbers.test.tsx";

function writeConfig(into: string, compilerOptions: object, include: readonly string[]): void {
  const config = { extends: path("test/tsconfig.json"), compilerOptions, include };
  writeFileSync(join(into, "tsconfig.json"), JSON.stringify(config));
}

let mock: Awaited<ReturnType<typeof startMock>>;
beforeAll(async () => {
  mock = await startMock();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { code, file } of examples) {
    writeFileSync(file, `${code.replaceAll("http://127.0.0.1:4010", mock.url)}\nexport {};\n`);
  }
  for (const [name, code] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }
  // `typecheck` already checks the declarations of dependencies.
  const compilerOptions = { isolatedDeclarations: false, skipLibCheck: true };
  // Next.js resolves imports without extensions.
  const bundler = { ...compilerOptions, module: "preserve", moduleResolution: "bundler" };
  writeConfig(folder, compilerOptions, ["*.tsx", "src/**/*.tsx"]);
  // Next.js is not installed here.
  const next = 'declare module "next/server" {\n  export function connection(): Promise<void>;\n}\n';
  writeFileSync(join(folder, "app/next.d.ts"), next);
  writeConfig(join(folder, "app"), bundler, ["**/*.ts", "**/*.tsx"]);
});
afterAll(() => mock.close());
afterEach(cleanup);

describe("the README", () => {
  it("shows the output of every example", () => {
    expect(examples.length).toBeGreaterThanOrEqual(6);
    expect(examples.filter(({ printed }) => printed === undefined)).toEqual([]);
  });

  it("has the files of a Next.js application and a test", () => {
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["app/providers.tsx", "app/page.tsx", TEST]));
  });

  it.each([
    ["its examples", folder],
    ["its files for Next.js", join(folder, "app")],
  ])("compiles: %s", async (_, project) => {
    const tsc = path("../../node_modules/typescript/bin/tsc");
    await expect(promisify(execFile)(process.execPath, [tsc, "-p", project])).resolves.toEqual({
      stdout: "",
      stderr: "",
    });
  });

  it("has a test that passes", async () => {
    const alias = { "@numbers-api/react": path("src/index.ts") };
    const conditions = ["@numbers-api/fixture", "@numbers-api/source", "node", "import", "module", "default"];
    const config = { resolve: { alias, conditions }, ssr: { resolve: { conditions } }, test: { testTimeout: 120_000 } };
    writeFileSync(join(folder, "vitest.config.ts"), `export default ${JSON.stringify(config)};\n`);
    const args = [path("node_modules/vitest/vitest.mjs"), "run", "--root", folder, TEST];
    const env = { ...process.env, NO_COLOR: "1" };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, env });
    expect(stdout).toMatch(/Tests\s+1 passed \(1\)/);
  });

  it.each(examples)("shows the actual output: $name", async ({ file, printed = "" }) => {
    const lines: string[] = [];
    vi.spyOn(console, "log").mockImplementation((...values) => lines.push(format(...values)));
    // Components are exported; other examples print.
    const module = (await import(/* @vite-ignore */ file)) as { App?: ComponentType; default?: ComponentType };
    const App = module.default ?? module.App;
    const { container } = App ? render(<App />) : { container: undefined };
    const shown = (): string => container?.textContent ?? lines.join("\n");
    await waitFor(() => expect(shown().trim()).toMatch(pattern(printed.trim())));
  });
});
