// The test of the architecture: adding an operation to the API edits one file. The client has its method with types, the
// mock serves it, and React has its query or mutation, without another hand-written line.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMember } from "../src/processes/members.ts";
import type { Copy } from "../src/testing/copy.ts";
import { copyWithFixture } from "../src/testing/fixture.ts";

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/new-operation/${name}`, import.meta.url), "utf8");

let copy: Copy;
beforeAll(() => {
  copy = copyWithFixture();
  const contract = join(copy.dir, "spec/openapi.yaml");
  writeFileSync(
    contract,
    readFileSync(contract, "utf8").replace("\ncomponents:\n", `\n${fixture("operation.yaml")}\ncomponents:\n`),
  );
  writeFileSync(join(copy.dir, "packages/client/test/api/use.ts"), fixture("use.ts"));
  writeFileSync(join(copy.dir, "packages/react/test/api/new-operation.test.tsx"), fixture("new-operation.test.tsx"));
});
afterAll(() => copy[Symbol.dispose]());

/** Errors of the compiler, without those in declarations of libraries, which `typecheck` finds. */
function typecheck(folder: string): string {
  const tsc = join(copy.dir, "node_modules/typescript/bin/tsc");
  return copy.run(process.execPath, [tsc, "-p", ".", "--skipLibCheck"], folder).output;
}

/** Runs the same command as `pnpm generate` for a package. */
function generate(folder: string, script: string): void {
  const { code, output } = copy.run(process.execPath, [script], folder);
  expect(code, output).toBe(0);
}

describe("an operation that is new in the contract", () => {
  it("passes the linter", () => {
    const { code, output } = copy.run("pnpm", ["run", "lint"], "spec/rules");
    expect(code, output).toBe(0);
  });

  it("is a typed method of the client that works against the mock, after `generate` alone", () => {
    generate("packages/codegen", "src/cli.ts");
    expect(typecheck("packages/client")).toBe("");
    const used = copy.run(process.execPath, ["--conditions=@numbers-api/source", "test/api/use.ts"], "packages/client");
    expect(used.output).toBe("usage_limit_exceeded\nNight shift false\n{ routeId: 7 }\n");
  });

  it("is a typed query or mutation in React that works against the mock, after `generate` alone", () => {
    generate("packages/codegen", "src/cli.ts");
    expect(typecheck("packages/react")).toBe("");
    const vitest = join(copy.dir, "packages/react/node_modules/vitest/vitest.mjs");
    const tested = copy.run(process.execPath, [vitest, "run", "test/api/new-operation.test.tsx"], "packages/react");
    expect(tested.code, tested.output).toBe(0);
  });

  // All of `pnpm check` but the tests that run on the fixture contract, which an operation cannot change. The server does
  // not compile until it has a handler.
  it("leaves every check green, after `generate` alone", { timeout: 600_000 }, () => {
    rmSync(join(copy.dir, "packages/client/test/api/use.ts"));
    rmSync(join(copy.dir, "packages/react/test/api/new-operation.test.tsx"));
    generate("packages/codegen", "src/cli.ts");
    const tasks = ["lint", "//#lint:code", "//#lint:unused", "generate:check", "typecheck", "build"];
    const others = isMember("apps/server") ? ["--filter=!@numbers-api/server"] : [];
    const checked = copy.run("turbo", ["run", ...tasks, ...others, "--output-logs=errors-only"]);
    expect(checked.code, checked.output).toBe(0);
    for (const folder of ["packages/client", "packages/react", "packages/contract"]) {
      const vitest = join(copy.dir, folder, "node_modules/vitest/vitest.mjs");
      const part = folder === "packages/contract" ? [] : ["--project", "api"];
      const tested = copy.run(process.execPath, [vitest, "run", ...part], folder);
      expect(tested.code, tested.output).toBe(0);
    }
  });
});
