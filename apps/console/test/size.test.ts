// Download size of the page. The budget is in .size-limit.js.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import type {} from "./support/setup.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CLI = join(dirname(createRequire(import.meta.url).resolve("size-limit/package.json")), "bin.js");

it("the page stays within its size budget", () => {
  const env = { ...process.env, CONSOLE_PAGE: inject("page") };
  // The command fails if the page is too large.
  const { stdout } = spawnSync(process.execPath, [CLI, "--json"], { cwd: ROOT, env, encoding: "utf8" });
  const [check] = JSON.parse(stdout) as { passed: boolean; size: number }[];
  console.log(`the page: ${check?.size} bytes of JavaScript, minified and gzipped`);
  expect(check?.passed).toBe(true);
});

it("the page contains neither the mock switch nor the scenarios", () => {
  const assets = join(inject("page"), "assets");
  const all = readdirSync(assets).map((name) => readFileSync(join(assets, name), "utf8"));
  expect(all.join("\n")).toContain("/console/key");
  expect(all.join("\n")).not.toMatch(/console\/mock|Mock plays|provider-telnyx/);
});
