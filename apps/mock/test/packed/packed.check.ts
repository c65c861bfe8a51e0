// The mock as it would be published, installed with npm into a blank folder outside the workspace. This is not among the
// tests because it downloads some 100 MB.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const isWindows = process.platform === "win32";
const oldNode = `node-${isWindows ? "win" : process.platform}-${process.arch}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-mock-packed-"));
  const { packageManager } = JSON.parse(await readFile(join(repository, "package.json"), "utf8"));
  await run("npx", ["-y", packageManager, "pack", "--out", join(folder, "mock.tgz")], join(repository, "apps/mock"));
  const packages = [join(folder, "mock.tgz"), `${oldNode}@20.19.0`];
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...packages], folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program to its end. The commands of package managers are scripts on Windows, which only its shell starts. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  return (await promisify(execFile)(command, args, { cwd, shell: isWindows && command.startsWith("np") })).stdout;
}

describe.each([
  ["the Node of the workspace", () => process.execPath, /^v24\./],
  [
    "the oldest Node",
    () => join(folder, "node_modules", oldNode, "bin", isWindows ? "node.exe" : "node"),
    /^v20\.19\./,
  ],
])("with %s", (_, node, version) => {
  it("the command serves the contract, the page and the documentation", async () => {
    expect(await run(node(), ["--version"], folder)).toMatch(version);
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
    for (const page of ["/__mock", "/__mock/page/main.js", "/__mock/docs", "/__mock/openapi.yaml"]) {
      expect((await fetch(url + page)).status, page).toBe(200);
    }
    child.kill();
    await once(child, "exit");
  });

  it("a test starts a mock of its own, and one of another contract", async () => {
    const contract = ["openapi: 3.1.0", "info: { title: It, version: 1.0.0 }", "paths:", "  /it:", "    get:"];
    const answers = ["      responses:", "        '204': { description: Done. }", ""];
    await writeFile(join(folder, "it.yaml"), [...contract, ...answers].join("\n"));
    await writeFile(
      join(folder, "own.mjs"),
      `import { startMock } from "@numbers-api/mock";
      const mocks = [await startMock(), await startMock({ spec: "it.yaml" })];
      await mocks[0].play("full-account");
      const answer = await fetch(mocks[0].url + "/numbers/list", { headers: { authorization: "Bearer any" } });
      console.log((await answer.json()).numbers.length, mocks[0].requests()[0].scenario);
      console.log((await fetch(mocks[1].url + "/it")).status);
      await Promise.all(mocks.map((mock) => mock.close()));`,
    );
    expect(await run(node(), ["own.mjs"], folder)).toBe("49 full-account\n204\n");
  });
});
