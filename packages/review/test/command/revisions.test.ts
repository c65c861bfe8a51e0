// The base that the review selects for a revision, or by default, in repositories created for the tests.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "review-revisions-"));
  folder = join(root, "repository");
  mkdirSync(folder);
  git("init", "--quiet", "--initial-branch=main");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function git(...args: string[]): string {
  const identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "protocol.file.allow=always"];
  const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function write(name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commit(message: string): string {
  git("add", "--all");
  git("commit", "--quiet", "--message", message);
  return git("rev-parse", "HEAD");
}

function review(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const all = [cli, "--head", "api/openapi.yaml", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

const contract = (version: string, ...paths: string[]): string => `openapi: 3.1.0
info: { title: Things, version: ${version} }
paths:
${paths.map((path) => `  ${path}:\n    get: { responses: { "204": { description: Done. } } }`).join("\n")}
`;

describe("a review of the working tree", { timeout: 60_000 }, () => {
  it("compares with the merge base with the main branch", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a", "/b"));
    commit("The first version");
    git("switch", "--quiet", "--create", "change");
    write("api/openapi.yaml", contract("2.0.0", "/a"));
    const { status, stdout } = review();
    expect(stdout).toContain("This operation was removed.  (api/openapi.yaml:7 in the base)");
    expect(status).toBe(1);
  });

  it("is of all that is new before the first commit", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a"));
    const { status, stdout } = review();
    expect(stdout).toContain("There is no commit yet: all of the contract is new.");
    expect(stdout).toContain("+ GET /a");
    expect(status).toBe(0);
  });

  it("treats everything as new when the base does not have the file", () => {
    write("README.md", "Things.");
    commit("Begin");
    write("api/openapi.yaml", contract("1.0.0", "/a"));
    const { status, stdout } = review();
    expect(stdout).toMatch(/The revision [0-9a-f]{7} has no api\/openapi\.yaml: all of the contract is new\./);
    expect(status).toBe(0);
  });

  it("compares two revisions, neither of which is checked out", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a", "/b"));
    const first = commit("One");
    write("api/openapi.yaml", contract("2.0.0", "/a"));
    commit("Two");
    write("api/openapi.yaml", contract("2.0.0"));
    const { stdout } = review("--base", first, "--head", "HEAD:api/openapi.yaml");
    expect(stdout).toContain("MAJOR: 1 change breaks consumers; info.version went from 1.0.0 to 2.0.0.");
    expect(stdout).toContain("GET /b\n    This operation was removed.  (api/openapi.yaml:7 in the base)");
  });

  it("goes back to the last version that parses, and reports it", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a", "/b"));
    commit("Good");
    write("api/openapi.yaml", "openapi: [");
    commit("Broken");
    write("api/openapi.yaml", contract("1.0.0", "/a"));
    const { status, stdout } = review("--base", "HEAD");
    expect(stdout).toMatch(/The contract of [0-9a-f]{7} cannot be read; compared with [0-9a-f]{7} before it\./);
    expect(stdout).toContain("GET /b");
    expect(status).toBe(1);
  });

  it("reads a contract of several files from a revision, and points into the right one", () => {
    const rootFile = `openapi: 3.1.0\ninfo: { title: Things, version: 1.0.0 }\npaths:\n  /a: { $ref: paths/a.yaml }\n`;
    write("api/openapi.yaml", rootFile);
    write("api/paths/a.yaml", 'get:\n  operationId: a\n  responses:\n    "204": { description: Done. }\n');
    commit("The first version");
    write("api/paths/a.yaml", 'get:\n  operationId: b\n  responses:\n    "204": { description: Done. }\n');
    const { stdout } = review("--base", "HEAD", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      changes: [{ kind: "operation-id-changed", file: join("api", "paths", "a.yaml"), line: 2 }],
    });
  });

  it("finds the contract under the name that it had before it was moved", () => {
    write("old/contract.yaml", contract("1.0.0", "/a", "/b"));
    commit("One");
    mkdirSync(join(folder, "api"));
    git("mv", "old/contract.yaml", "api/openapi.yaml");
    write("api/openapi.yaml", contract("2.0.0", "/a"));
    const { status, stdout } = review("--base", "HEAD");
    expect(stdout).toMatch(/In [0-9a-f]{7}, the contract was old\/contract\.yaml\./);
    expect(stdout).toContain("GET /b\n    This operation was removed.");
    expect(status).toBe(1);
  });

  it("names the files of a revision from the current folder", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a", "/b"));
    commit("One");
    write("api/openapi.yaml", contract("2.0.0", "/a"));
    for (const base of ["HEAD", "HEAD:../api/openapi.yaml"]) {
      const args = [cli, "--head", "openapi.yaml", "--base", base];
      const { stdout } = spawnSync(process.execPath, args, { cwd: join(folder, "api"), encoding: "utf8" });
      expect(stdout).toContain("This operation was removed.  (openapi.yaml:7 in the base)");
    }
  });

  it("compares with a file of a revision", () => {
    write("old.yaml", contract("1.0.0", "/a", "/b"));
    commit("One");
    write("api/openapi.yaml", contract("2.0.0", "/a"));
    expect(review("--base", "HEAD:old.yaml").stdout).toContain("GET /b\n    This operation was removed.");
    expect(review("--base", "HEAD:./old.yaml").stdout).toContain("GET /b\n    This operation was removed.");
  });

  it("names the fetch command when a shallow clone does not reach the base", () => {
    write("api/openapi.yaml", contract("1.0.0", "/a"));
    const first = commit("One");
    write("api/openapi.yaml", contract("1.0.0", "/a", "/b"));
    commit("Two");
    const origin = pathToFileURL(folder).href;
    folder = join(root, "clone");
    const { status } = spawnSync("git", ["clone", "--quiet", "--depth=1", origin, folder], { encoding: "utf8" });
    expect(status).toBe(0);
    const { status: code, stderr } = review("--base", first);
    expect(stderr).toContain(`This clone is shallow; run: git fetch --unshallow`);
    expect(code).toBe(2);
    git("fetch", "--unshallow", "--quiet");
    expect(review("--base", first).stdout).toContain("+ GET /b");
  });
});
