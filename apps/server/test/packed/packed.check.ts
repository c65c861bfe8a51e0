// The server as it would be published, installed with npm into a blank folder outside the workspace, and the folder of
// its image. Not among the tests because it downloads the package's dependencies.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
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
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const server = fileURLToPath(new URL("../..", import.meta.url));

let packed: PackedPackage;
let project: BlankProject;
beforeAll(async () => {
  const tarballs = temporaryFolder();
  const tarball = await pack(server, tarballs);
  packed = readPackage(tarball);
  project = await blankProject(tarball);
  rmSync(tarballs, { recursive: true });
});
afterAll(() => project[Symbol.dispose]());

describe("the packed server", () => {
  it.each(PACKAGE_RULES)("$rule", async ({ faults }) => {
    expect(await faults(packed)).toEqual([]);
  });

  it("serves a list after three commands", async () => {
    const cli = join(project.folder, "node_modules/@numbers-api/server/dist/cli.js");
    await expectList(cli, project.folder);
  });

  it("can be started by a program", async () => {
    project.write({
      "own.mjs": `import { startServer } from "@numbers-api/server";
      const server = await startServer({ databaseUrl: "file:own.db", logLevel: "silent" });
      console.log((await fetch(server.url + "/numbers/list")).status);
      await server.close();`,
    });
    expect((await run(process.execPath, ["own.mjs"], project.folder)).stdout).toBe("401\n");
  });
});

describe("the folder of the image", () => {
  it("is made by pnpm deploy, and works without an environment", async () => {
    const parent = temporaryFolder();
    const folder = join(parent, "server");
    await run("pnpm", ["--filter", "@numbers-api/server", "deploy", "--prod", "--legacy", folder], server);
    await expectList(join(folder, "dist/cli.js"), parent);
    rmSync(parent, { recursive: true });
  });
});

/** Adds an account, a key and a number, starts the server, and sends a request, with an environment of one variable. */
async function expectList(cli: string, folder: string): Promise<void> {
  const env = { NUMBERS_DATABASE_URL: `file:${join(folder, "numbers.db")}` };
  const administer = async (...args: readonly string[]): Promise<{ readonly id: string; readonly key: string }> => {
    const child = spawn(process.execPath, [cli, ...args, "--json"], { env, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    return JSON.parse(line);
  };
  const { id } = await administer("account", "add", "Acme", "--shared-number", "+18005550199", "--limit", "1000");
  const { key } = await administer("key", "add", id);
  await administer("number", "add", id, "+12025550123", "--label", "Support");

  const child = spawn(process.execPath, [cli, "--port", "0", "--admin-port", "0"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  const [url] = /http:\/\/\S+/.exec(line) ?? [];
  const response = await fetch(`${url}/numbers/list`, { headers: { authorization: `Bearer ${key}` } });
  expect(await response.json()).toMatchObject({ numbers: [{ phoneNumber: "+12025550123", label: "Support" }] });
  // A bundler may leave out code that it considers free of effects.
  expect((await fetch(`${url}/numbers/list?q=%ff`)).status).toBe(400);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
}
