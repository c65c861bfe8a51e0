// The packed client, installed into a blank project outside the workspace, runs the README's first example against the
// mock in every runtime that it is for. This is not among the tests because it installs the runtimes, some 900 MB.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMock } from "@numbers-api/mock";
import { type BlankProject, blankProject, pnpm, run } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { asCommonJs, printed, readmeExample } from "../support/example.ts";
import { runInWorkerd } from "./workerd.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const binary = (name: string): string =>
  join(folder, "node_modules", name, process.platform === "win32" ? `${name}.exe` : name);
const node = (major: string): string =>
  join(folder, "node_modules", `node-${major}`, "bin", process.platform === "win32" ? "node.exe" : "node");

let mock: Awaited<ReturnType<typeof startMock>>;
let project: BlankProject;
let example: string;
beforeAll(async () => {
  await pnpm(["install", "--frozen-lockfile"], folder);
  mock = await startMock();
  project = await blankProject(inject("tarball"));
  example = readmeExample(mock.url);
  project.write({ "app.mjs": example, "app.ts": example, "app.cjs": asCommonJs(example) });
});
afterAll(async () => {
  project[Symbol.dispose]();
  await mock.close();
});

describe("the README's first example", () => {
  it.each([
    { runtime: "Node 20", command: node("20"), args: ["app.mjs"], version: /^v20\./ },
    { runtime: "Node 20 as CommonJS", command: node("20"), args: ["app.cjs"], version: /^v20\./ },
    { runtime: "Node 22", command: node("22"), args: ["app.mjs"], version: /^v22\./ },
    { runtime: "Node 24", command: process.execPath, args: ["app.mjs"], version: /^v24\./ },
    { runtime: "Node 26", command: node("26"), args: ["app.mjs"], version: /^v26\./ },
    // Its package has the binary under this name on every platform.
    { runtime: "Bun", command: join(folder, "node_modules/bun/bin/bun.exe"), args: ["app.ts"], version: /^1\./ },
    { runtime: "Deno", command: binary("deno"), args: ["run", "--allow-net", "app.ts"], version: /^deno 2\./ },
  ])("runs in $runtime", async ({ command, args, version }) => {
    expect((await run(command, ["--version"], project.folder)).stdout).toMatch(version);
    expect(await run(command, args, project.folder, { NO_COLOR: "1" })).toEqual({ stdout: printed, stderr: "" });
  });

  it("runs in workerd", async () => {
    expect(await runInWorkerd(project.folder, example)).toBe(printed);
  });
});
