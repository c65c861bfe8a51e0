// Packages that only some commands need are installed when such a command runs first.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Copy, copyRepository } from "../src/testing/copy.ts";

const LINTERS = "packages/workspace/linters/node_modules";

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
  rmSync(join(copy.dir, LINTERS), { recursive: true, force: true });
});
afterAll(() => copy[Symbol.dispose]());

it("says in one sentence what cannot be installed without a network", () => {
  const store = mkdtempSync(join(tmpdir(), "numbers-store-"));
  const unreachable = { pnpm_config_store_dir: store, pnpm_config_registry: "http://127.0.0.1:9" };
  const { code, output } = copy.run("pnpm", ["lint:code"], ".", unreachable);
  rmSync(store, { recursive: true });
  expect(output).toMatch(
    /^pnpm lint:code: Cannot install the linters of the code: Connection refused.*\. Connect to the network, and run the command again\.$/m,
  );
  expect(output).not.toMatch(/ at .*\.ts:\d+/);
  expect(code).toBe(1);
});

it("installs them once, with a line that says so", () => {
  const first = copy.run("pnpm", ["format", "package.json"]);
  expect(first).toMatchObject({ code: 0, output: expect.stringContaining("Installing the linters of the code") });
  expect(existsSync(join(copy.dir, LINTERS, "@biomejs/biome"))).toBe(true);
  const second = copy.run("pnpm", ["format", "package.json"]);
  expect(second).toMatchObject({ code: 0, output: expect.not.stringContaining("Installing") });
});
