import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operations } from "@numbers-api/contract";
import { describe, expect, it, onTestFinished } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { startMock } from "../../src/index.ts";
import { run } from "../support/command.ts";
import { ask, KEY } from "../support/visitor.ts";

const { path } = operations.numbers_list;

describe("numbers-mock serves until it is stopped", () => {
  it("prints a page to open and a command to try, and both work", async () => {
    const command = run(["--port", "0"]);
    const lines = await command.ready();
    const [open, type] = lines.slice(-2).map((line) => /http:\S+/.exec(line)?.[0] ?? "");
    expect(lines[0]).toMatch(/listens on http:\/\/127\.0\.0\.1:\d+ /);
    expect(await ask(open ?? "")).toMatchObject({ status: 200 });
    expect(lines.at(-1)).toBe(`Type:  curl -H "Authorization: Bearer any" ${type}`);
    expect(await ask(type ?? "", { headers: KEY })).toMatchObject({ status: 200 });
    command.child.kill();
    await command.ended();
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends cleanly on %s, though a connection is open", async (signal) => {
    const command = run(["--port", "0"]);
    const url = /http:\S+/.exec((await command.ready())[0] ?? "")?.[0] ?? "";
    expect(await ask(url + path, { headers: KEY })).toMatchObject({ status: 200 });
    command.child.kill(signal);
    // Windows does not support signals: kill ends a process at once.
    const expected = process.platform === "win32" ? { code: null, signal } : { code: 0, signal: null };
    expect(await command.ended()).toMatchObject({ ...expected, stderr: "" });
  });

  it("says what of the contract it leaves out", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mock-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const spec = join(folder, "openapi.yaml");
    const paths = "paths:\n  /a: { additionalOperations: { COPY: { responses: {} } } }\n";
    await writeFile(spec, `openapi: 3.2.0\ninfo: { title: Left out, version: "1" }\n${paths}`);
    const command = run(["--port", "0", "--spec", spec]);
    await command.ready();
    command.child.kill();
    const { stderr } = await command.ended();
    expect(stderr).toContain(
      "openapi.yaml:4:9: warning: additionalOperations is not supported, so these operations are left out.",
    );
  });

  it("takes the port from NUMBERS_MOCK_PORT, and --port overrides it", async () => {
    const command = run(["--port", "0"], { NUMBERS_MOCK_PORT: "not a port" });
    expect((await command.ready())[0]).toContain("listens on");
    command.child.kill();
    await command.ended();
  });
});

describe("numbers-mock ends with one sentence and exit code 2", () => {
  it.each([
    ["a flag that it has not", ["--nothing"], {}, 'Unknown option "--nothing". See numbers-mock --help.'],
    ["a misspelt flag", ["--prot", "1"], {}, 'Unknown option "--prot". Did you mean --port?'],
    ["an argument", ["spec.yaml"], {}, 'Unexpected argument "spec.yaml". See numbers-mock --help.'],
    ["no port", ["--port", "http"], {}, '--port is "http", but a port is a number from 0 to 65535.'],
    ["no port in the environment", [], { NUMBERS_MOCK_PORT: "70000" }, 'NUMBERS_MOCK_PORT is "70000", but a port is a'],
    [
      "an address of another machine",
      ["--port", "0", "--host", "192.0.2.1"],
      {},
      "This machine has no address 192.0.2.1",
    ],
  ])("when it is given %s", async (_, args, environment, sentence) => {
    const { code, stdout, stderr } = await run(args, environment as Record<string, string>).ended();
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^numbers-mock: .+[.?]\n$/);
    expect(stderr).toContain(sentence);
  });

  it("when the port is in use", async () => {
    await using mock = await startMock();
    const sentence = `Port ${mock.port} on 127.0.0.1 is in use: stop what listens there, or choose another port.`;
    const expected = { code: 2, stdout: "", stderr: `numbers-mock: ${sentence}\n` };
    expect(await run(["--port", `${mock.port}`]).ended()).toMatchObject(expected);
    expect(await run([], { NUMBERS_MOCK_PORT: `${mock.port}` }).ended()).toMatchObject(expected);
  });
});

it("--help shows every flag, and --version the version", async () => {
  const [help, version] = await Promise.all(["--help", "--version"].map((flag) => run([flag]).ended()));
  expect(help).toMatchObject({ code: 0, stderr: "" });
  for (const flag of ["--port", "--host", "--help", "--version"]) expect(help?.stdout).toContain(flag);
  expect(version).toMatchObject({ code: 0, stdout: packageJson.version, stderr: "" });
});
