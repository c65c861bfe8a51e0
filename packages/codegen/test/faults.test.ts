// Files after a run that was killed or could not write: each has its old or its new
// text, and the next run completes the rest.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../src/cli.ts", import.meta.url));
const document = (title: string): string => `openapi: 3.1.0
info: { title: ${title}, version: 1.0.0 }
paths:
  /things:
    get: { operationId: things_list, summary: ${title}, responses: { "200": { description: ${title} } } }
`;

let folder: string;
let spec: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "numbers-faults-"));
  [spec, out] = [join(folder, "openapi.yaml"), join(folder, "generated")];
  writeFileSync(spec, document("Old"));
  expect(generate()).toMatchObject({ status: 0 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs the generator; a preloaded module can change the file system that it sees. */
function generate(preloaded = "", limit?: string): Ended {
  const args = preloaded === "" ? [] : ["--import", `data:text/javascript,${encodeURIComponent(preloaded)}`];
  const command = [process.execPath, ...args, cli, "--spec", spec, "--out", out];
  // The cache of compiled code would be written, too.
  const env = { ...process.env, ...(limit !== undefined && { NODE_DISABLE_COMPILE_CACHE: "1" }) };
  const [program = "", ...rest] =
    limit === undefined ? command : ["sh", "-c", `ulimit -f ${limit}; exec "$@"`, "sh", ...command];
  const { status, signal, stdout, stderr } = spawnSync(program, rest, { encoding: "utf8", env });
  return { status, signal, output: stdout + stderr };
}

/** Texts of the generated files by name. */
function texts(): Record<string, string> {
  return Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "utf8")]));
}

const visible = (files: Record<string, string>): [string, string][] =>
  Object.entries(files).filter(([name]) => !name.startsWith("."));

/** Replaces functions of `node:fs/promises` by others that know the originals. */
const replacing = (body: string): string => `
  import fs from "node:fs/promises";
  import { syncBuiltinESMExports } from "node:module";
  const { writeFile, rename } = fs;
  ${body}
  syncBuiltinESMExports();
`;

/** Kills the process before the nth change of a file, or after half of its text was written. */
const killedAt = (change: number): string =>
  replacing(`
  let changes = 0;
  const kill = () => process.kill(process.pid, "SIGKILL");
  fs.writeFile = async (file, text) => {
    if (++changes === ${change}) kill();
    if (++changes === ${change}) { await writeFile(file, text.slice(0, text.length / 2)); kill(); }
    return writeFile(file, text);
  };
  fs.rename = async (...files) => {
    if (++changes === ${change}) kill();
    return rename(...files);
  };
`);

// Windows has neither this signal nor these limits and permissions.
describe.runIf(process.platform !== "win32")("a run of the generator", () => {
  it("that is killed leaves each file old or new, and the next run completes them", { timeout: 300_000 }, () => {
    const before = texts();
    writeFileSync(spec, document("New"));
    expect(generate()).toMatchObject({ status: 0 });
    const after = texts();
    let change = 0;
    for (let killed = true; killed; ) {
      for (const [name, text] of Object.entries(before)) writeFileSync(join(out, name), text);
      change += 1;
      killed = generate(killedAt(change)).signal === "SIGKILL";
      for (const [name, text] of visible(texts())) expect([before[name], after[name]], name).toContain(text);
      expect(generate()).toMatchObject({ status: 0 });
      expect(texts()).toEqual(after);
    }
    // Three for each file that changes.
    expect(change).toBeGreaterThan(9);
  });

  it.each([
    ["a full disk", "", "0", /^cannot use .*generated.*: file too large\. .*pnpm generate again\.\n$/],
    [
      "a disk without space",
      replacing(`fs.writeFile = async (path) => {
        throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC", errno: -28, syscall: "write", path });
      };`),
      undefined,
      /^cannot use .*: no space left on device\. .*\n$/,
    ],
    [
      "a folder that it may not write",
      // A superuser may write everywhere, so it becomes another user once all is read.
      replacing(`fs.writeFile = (...args) => {
        if (process.getuid() === 0) process.setuid(65534);
        return writeFile(...args);
      };`),
      undefined,
      /^cannot use .*: permission denied\. .*\n$/,
    ],
  ])("into %s says so in one sentence, and leaves all files as they were", (_, preloaded, limit, sentence) => {
    const before = texts();
    writeFileSync(spec, document("New"));
    if (preloaded.includes("setuid")) chmodSync(out, 0o555);
    const { status, output } = generate(preloaded, limit);
    chmodSync(out, 0o755);
    expect({ status, output }).toEqual({ status: 1, output: expect.stringMatching(sentence) });
    expect(texts()).toEqual(before);
    expect(generate()).toMatchObject({ status: 0 });
    expect(texts()["types.ts"]).toContain("New");
  });
});
