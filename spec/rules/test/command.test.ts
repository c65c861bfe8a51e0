// The lint command as people meet it: one mistake is one line, at the place where every other tool reports it.
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig } from "@redocly/openapi-core";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { lintContract } from "../src/command/lint.ts";
import { formatProblems } from "../src/command/problems.ts";
import { recordProblems } from "../src/command/record.ts";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const contract = readFileSync(fileURLToPath(import.meta.resolve("@numbers-api/openapi/fixture.yaml")), "utf8");
const folder = mkdtempSync(join(tmpdir(), "numbers-lint-"));
const file = join(folder, "openapi.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { status: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path("../src/cli.ts"), ...args], {
    encoding: "utf8",
  });
  return { status, lines: (stdout + stderr).split("\n").filter((line) => line !== "") };
}

/** Line and column of the first occurrence of a text in another. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

describe("the lint command", () => {
  it("prints nothing for the contract of this repository", () => {
    expect(run()).toEqual({ status: 0, lines: [] });
  });

  it.each([
    ["a value of the wrong type", "label: Support", "label: 42", "label: 42", /must be string/],
    ["a name of a member that is none", "required: [", "required: [1, ", "1, ", /required\.0 is 1/],
    ["a type that does not exist", "type: array", "type: arrray", "type: arrray", /Did you mean array\?/],
    [
      "a reference that leads nowhere",
      'DedicatedNumber"',
      'Number"',
      '$ref: "#/components/schemas/Number"',
      /leads nowhere/,
    ],
    ["a mistake of syntax", "info:", "info: [", "title: Numbers API\n", /./],
    ["a status that does not exist", '"402":', '"4020":', '"4020":', /4020/],
    [
      "an operation id without a resource",
      "operationId: numbers_list",
      "operationId: list",
      "operationId: list",
      /resource_action/,
    ],
    [
      "a property that all examples lack",
      "[phoneNumber, createdAt]",
      "[phoneNumber, createdAt, label]",
      'phoneNumber: "+493023125042"',
      /'label'.*And in 17 more places/,
    ],
  ])("prints one line for %s", (_, from, to, place, message) => {
    const text = contract.replace(from, to);
    writeFileSync(file, text);
    const { status, lines } = run(file);
    expect({ status, count: lines.length }).toEqual({ status: 1, count: 1 });
    expect(lines[0]).toMatch(message);
    if (to !== "info: [") expect(lines[0]).toMatch(new RegExp(`openapi\\.yaml:${placeOf(text, place)}: `));
  });

  it("begins with the name of a file as it is, and prints no control character of a contract", () => {
    writeFileSync(file, contract.replace("info:", 'info:\n  "\\e[2J\\u202Eowned": 1'));
    const output = run(file).lines.join("\n");
    expect(output).toContain("owned");
    expect(output).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    writeFileSync(file, contract.replace("#/components/schemas/DedicatedNumber", "http://127.0.0.1:1/x.yaml"));
    expect(run(file).lines).toEqual([expect.stringContaining(": http://127.0.0.1:1/x.yaml is on the network")]);
  });

  it("reads no example from the network, a pipe, or a file outside the folder of the contract", async () => {
    const requests: unknown[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url);
      response.end("a: 1");
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo; // It listens on TCP.
    const names = [`http://127.0.0.1:${port}/a.yaml`, "../../../etc/hostname"];
    if (process.platform !== "win32") {
      spawnSync("mkfifo", [join(folder, "pipe.yaml")]);
      names.push("pipe.yaml");
    }
    const config = await loadConfig({ configPath: path("../../redocly.yaml") });
    for (const name of names) {
      writeFileSync(file, contract.replace(/^( *)value:\n/m, `$1externalValue: ${name}\n$1x-value:\n`));
      const problems = await lintContract(file, config);
      expect(problems.map(({ rule }) => rule)).toContain("contract/no-external-value");
    }
    expect(requests).toEqual([]);
  });

  it("prints each place with --verbose", () => {
    writeFileSync(file, contract.replace("[phoneNumber, createdAt]", "[phoneNumber, createdAt, label]"));
    expect(run(file, "--verbose").lines).toHaveLength(18);
  });

  it("refuses an unknown option and points to its help", () => {
    expect(run("--fix")).toMatchObject({
      status: 2,
      lines: [expect.stringContaining("--fix"), expect.stringMatching(/--help$/)],
    });
    expect(run("--help")).toMatchObject({
      status: 0,
      lines: expect.arrayContaining([expect.stringMatching(/^Usage/)]),
    });
  });
});

describe("recorded problems", () => {
  it("are no longer reported, and new ones are", async () => {
    const configPath = join(folder, "redocly.yaml");
    const plugin = path("../src/general/plugin.mjs");
    writeFileSync(
      configPath,
      `extends: [recommended-strict, contract/recommended]\nplugins: [${JSON.stringify(plugin)}]\n`,
    );
    const broken = contract
      .replace("label: Support", "label: 42")
      .replace("operationId: numbers_list", "operationId: list");
    writeFileSync(file, broken);
    const config = await loadConfig({ configPath });
    const problems = await lintContract(file, config);
    expect(problems.map(({ rule }) => rule).sort()).toEqual([
      "contract/operation-id-resource-action",
      "contract/schemas",
    ]);
    recordProblems(problems, config);

    const recorded = await loadConfig({ configPath });
    expect(await lintContract(file, recorded)).toEqual([]);
    writeFileSync(file, broken.replace("label: London office", "label: 43"));
    const fresh = await lintContract(file, await loadConfig({ configPath }));
    expect(formatProblems(fresh, false)).toEqual([expect.stringContaining("must be string")]);
  });
});
