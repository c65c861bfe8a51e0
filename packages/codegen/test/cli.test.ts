import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fixture, temporaryFolder } from "./fixtures.ts";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

function generate(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [cli, ...args], { cwd, encoding: "utf8", env: { ...process.env, ...env } });
}

async function read(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder);
  const files = names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] as const);
  return Object.fromEntries(await Promise.all(files));
}

describe("node src/cli.ts", { timeout: 60_000 }, () => {
  it("writes the same bytes from any folder, in any language and time zone", async () => {
    const folder = await temporaryFolder();
    const elsewhere = join(folder, "else where");
    await mkdir(elsewhere);
    const args = ["--spec", fixture("library"), "--out", "out"];
    const turkish = { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Asia/Kolkata", FORCE_COLOR: "1" };
    expect(generate(folder, args)).toMatchObject({ status: 0, stderr: "" });
    expect(generate(elsewhere, args, turkish)).toMatchObject({ status: 0 });
    const files = await read(join(folder, "out"));
    expect(Object.keys(files)).toEqual(["openapi.json", "operations.ts", "scenarios.ts", "types.ts"]);
    expect(await read(join(elsewhere, "out"))).toEqual(files);
  });

  it("reports problems on stderr, and exits with 1 or 2", async () => {
    const folder = await temporaryFolder();
    expect(generate(folder, ["--spec", "nowhere.yaml", "--out", "out"])).toMatchObject({
      status: 1,
      stdout: "",
      stderr: "nowhere.yaml:1:1: cannot read nowhere.yaml. Check the name of the file.\n",
    });
    expect(generate(folder, ["--wrong"])).toMatchObject({ status: 2, stdout: "" });
  });
});
