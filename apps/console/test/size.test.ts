// Download size of the page, on the fixture contract: operations of the API make it larger, code alone exceeds the budget.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { copyWithFixture } from "@numbers-api/workspace/fixture";
import { expect, inject, it } from "vitest";
import type {} from "./support/setup.ts";

/** Bytes of the page's JavaScript after gzip -9. */
const BUDGET = 120_000;
const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");

it("the page stays within its size budget", () => {
  using copy = copyWithFixture();
  const folder = join(copy.dir, "apps/console");
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: folder, env });
  const assets = join(folder, "dist/page/assets");
  const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
  const sizes = scripts.map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
  const size = sizes.reduce((sum, each) => sum + each, 0);
  console.log(`the page: ${size} bytes of JavaScript, minified and gzipped`);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThanOrEqual(BUDGET);
});

it("the page contains neither the mock switch nor the scenarios", () => {
  const assets = join(inject("page"), "assets");
  const all = readdirSync(assets).map((name) => readFileSync(join(assets, name), "utf8"));
  expect(all.join("\n")).toContain("/console/key");
  expect(all.join("\n")).not.toMatch(/console\/mock|Mock plays|provider-telnyx/);
});
