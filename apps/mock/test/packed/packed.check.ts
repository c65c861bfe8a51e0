// The mock as it would be published, installed with npm into a blank folder outside the workspace. This is not among the
// tests because it downloads some 80 MB.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { copyWithFixture } from "@numbers-api/workspace/fixture";
import {
  type BlankProject,
  blankProject,
  PACKAGE_RULES,
  type PackedPackage,
  pack,
  readPackage,
  run,
  temporaryFolder,
} from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const isWindows = process.platform === "win32";
const oldNode = `node-${isWindows ? "win" : process.platform}-${process.arch}`;

let packed: PackedPackage;
let project: BlankProject;
beforeAll(async () => {
  const tarballs = temporaryFolder();
  // With the contract that tests run on, whatever the API is.
  using copy = copyWithFixture();
  const tarball = await pack(join(copy.dir, "apps/mock"), tarballs);
  packed = readPackage(tarball);
  project = await blankProject(tarball, `${oldNode}@20.19.0`);
  rmSync(tarballs, { recursive: true });
});
afterAll(() => project[Symbol.dispose]());

describe("the packed mock", () => {
  it.each(PACKAGE_RULES)("$rule", async ({ faults }) => {
    expect(await faults(packed)).toEqual([]);
  });
});

it("the package contains the licences of bundled code", async () => {
  const dist = join(project.folder, "node_modules/@numbers-api/mock/dist");
  const texts = await readFile(join(dist, "LICENSES-bundled.txt"), "utf8");
  for (const name of ["fast-xml-parser", "@scalar/api-reference", "negotiator", "randexp"]) {
    expect(texts).toMatch(new RegExp(`^${name} [\\d.]+ \\(MIT\\)\\n\\n(.*\\n){0,4}.*copyright`, "im"));
  }
});

describe.each([
  ["the Node of the workspace", () => process.execPath, /^v24\./],
  [
    "the oldest Node",
    () => join(project.folder, "node_modules", oldNode, "bin", isWindows ? "node.exe" : "node"),
    /^v20\.19\./,
  ],
])("with %s", (_, node, version) => {
  it("the command serves the contract, the page and the documentation", async () => {
    const { folder } = project;
    expect((await run(node(), ["--version"], folder)).stdout).toMatch(version);
    const cli = join(folder, "node_modules/@numbers-api/mock/dist/cli.js");
    const child = spawn(node(), [cli, "--port", "0", "--quiet"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    onTestFinished(() => void child.kill());
    const [url] = await once(createInterface({ input: child.stdout }), "line");

    const answer = await fetch(`${url}/numbers/list`, { headers: { authorization: "Bearer mock_provider-ses" } });
    expect([answer.status, await answer.json()]).toMatchObject([502, { error: { provider: "ses" } }]);
    const made = await fetch(`${url}/numbers/list`, {
      headers: { authorization: "Bearer any", prefer: "dynamic=true" },
    });
    expect([made.status, await made.json()]).toMatchObject([200, { numbers: expect.any(Array) }]);
    for (const page of [
      "/__mock",
      "/__mock/page/main.js",
      "/__mock/docs",
      "/__mock/docs/renderer.js",
      "/__mock/openapi.yaml",
    ]) {
      expect((await fetch(url + page)).status, page).toBe(200);
    }
    child.kill();
    await once(child, "exit");
  });

  it("a test starts its own mock, and one of another contract in two files", async () => {
    const contract = ["openapi: 3.1.0", "info: { title: It, version: 1.0.0 }", "paths: { /it: { $ref: path.yaml } }"];
    project.write({
      "it.yaml": contract.join("\n"),
      "path.yaml": "get: { responses: { '204': { description: Done. } } }",
      "own.mjs": `import { startMock } from "@numbers-api/mock";
      const mocks = [await startMock(), await startMock({ spec: "it.yaml" })];
      await mocks[0].play("full-account");
      const answer = await fetch(mocks[0].url + "/numbers/list", { headers: { authorization: "Bearer any" } });
      console.log((await answer.json()).numbers.length, mocks[0].requests()[0].scenario);
      console.log((await fetch(mocks[1].url + "/it")).status);
      await Promise.all(mocks.map((mock) => mock.close()));`,
    });
    expect((await run(node(), ["own.mjs"], project.folder)).stdout).toBe("49 full-account\n204\n");
  });
});
