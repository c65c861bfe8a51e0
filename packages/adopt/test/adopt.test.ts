// Another team's document takes the place of the contract, and nothing changes but spec/, generated files and the list of
// packages in the workspace.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Copy, copyRepository } from "@numbers-api/workspace/copy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

let copy: Copy;
beforeEach(() => {
  copy = copyRepository();
  const git = (...args: string[]) => copy.run("git", ["-c", "user.name=a", "-c", "user.email=a@b.example", ...args]);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "Begin");
});
afterEach(() => copy[Symbol.dispose]());

const read = (path: string): string => readFileSync(join(copy.dir, path), "utf8");
const adopt = (...args: string[]) => copy.run("pnpm", ["adopt", ...args]);
const lint = () => copy.run(process.execPath, ["spec/rules/src/cli.ts"]);

describe("pnpm adopt", () => {
  it("puts a generated document in place: generates, and reports new problems only", () => {
    const { code, output } = adopt(fixture("fastapi.json"));
    expect(output).toMatch(/Copied the contract to spec\/: Items Service\.[\s\S]*Recorded \d+ problems/);
    expect(output).toContain("wrote packages/contract/src/generated/operations.ts");
    expect(output).toMatch(/Left out of the workspace[\s\S]*apps\/console[\s\S]*Left to do:\n/);
    expect(code).toBe(0);
    expect(read("spec/openapi.yaml")).toMatch(/^openapi: 3\.1\.0\n/);
    expect(read("spec/redocly.yaml")).not.toMatch(/numbers\/|phone-number/);
    expect(existsSync(join(copy.dir, "spec/journeys/numbers.arazzo.yaml"))).toBe(false);
    expect(read("spec/CHANGELOG.md")).toMatch(/\n## 0\.1\.0\n\n- First version here: Items Service\.\n$/);

    const { output: changed } = copy.run("git", ["status", "--porcelain"]);
    const outside = changed.split("\n").filter((line) => line !== "" && !/ spec\/|\/src\/generated\//.test(line));
    // A contract that was adopted before has left the packages out already.
    expect(outside.filter((line) => !/ (?:pnpm-workspace\.yaml|package\.json)$/.test(line))).toEqual([]);
    expect(output).toContain("Named the API items-service, in package.json");
    expect(read("packages/contract/src/generated/names.ts")).toContain('"ITEMS_SERVICE_API_KEY"');
    expect(read("pnpm-workspace.yaml")).toContain('  - "!apps/server"\n');
    expect(lint()).toEqual({ code: 0, output: "" });
    writeFileSync(
      join(copy.dir, "spec/openapi.yaml"),
      read("spec/openapi.yaml").replace("type: number", "type: nmber"),
    );
    expect(lint()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^spec\/openapi\.yaml:\d+:\d+: [^\n]*number/),
    });
  });

  it("takes the tag of an operation for its resource where the id has none", () => {
    const { code, output } = adopt(fixture("spring.json"));
    expect(output).not.toContain("because");
    expect(code).toBe(0);
    const operations = read("packages/contract/src/generated/operations.ts");
    expect(operations).toMatch(/namespace: "todoController",\s*name: "updateTodo"/);
  });

  it("names operations of a JSON document without ids, and keeps long integers as they are", () => {
    const { code, output } = adopt(fixture("dotnet.json"));
    expect(output).toContain("Named the API contoso-orders-api, in package.json");
    expect(output).toContain("GET /api/Orders: orders_get, because it has no operationId");
    expect(output).toContain("POST /api/Orders/{id}/attachments: orderAttachments_post_orders_id_attachments, because");
    expect(code).toBe(0);
    expect(read("spec/openapi.yaml")).toContain("\n      operationId: orders_get\n");
    expect(read("spec/openapi.yaml")).toContain("maximum: 9223372036854775807\n");
    expect(read("packages/contract/src/generated/operations.ts")).toMatch(/namespace: "orders",\s*name: "deleteId"/);
  });

  it("takes the tag and the id of an operation whose id ends in a number", () => {
    const file = join(copy.dir, "numbered.json");
    const text = readFileSync(fixture("spring.json"), "utf8").replaceAll('"updateTodo"', '"update_1"');
    writeFileSync(file, text);
    const { code, output } = adopt(file);
    expect(output).toContain("todoController_update, because");
    expect(code).toBe(0);
  });

  it("prints no control character of a document, and writes none into its own files", () => {
    const file = join(copy.dir, "hostile.yaml");
    const title = '"\\e]0;owned\\a\\u202E<b>@team `x` | y"';
    writeFileSync(
      file,
      `openapi: 3.1.0\ninfo: { title: ${title}, version: "1\\n# x" }\npaths: { "/a\\e[2J": { get: { responses: { "204": { description: d } } } } }\n`,
    );
    const { output } = adopt(file);
    expect(output).toContain("Named the API n0-owned");
    for (const text of [output, read("spec/CHANGELOG.md")]) expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    expect(read("spec/CHANGELOG.md")).not.toMatch(/<b>|^# x/m);
  });

  it("copies the files that a document refers to, and names operations that have no id of their own", () => {
    const { code, output } = adopt(fixture("split/api.yaml"));
    expect(output).toContain(`Gave operations an id, in spec/:
  GET /pets: pets_get_2, because it has no operationId
  POST /pets: petStore_post_pets, because it has no operationId
  DELETE /pets/{petId}: pets_delete_petId, because another operation has the id "pets_get", and so the same method`);
    expect(code).toBe(0);
    expect(read("spec/paths/pets.yaml")).toContain("operationId: petStore_post_pets");
    expect(read("spec/openapi.yaml")).toContain("# A comment that stays.");
    expect(read("packages/contract/src/generated/operations.ts")).toContain('"/pets/{petId}"');
  });

  it("changes nothing when the document is broken or missing, or git cannot tell what would be lost", () => {
    const broken = join(copy.dir, "broken.yaml");
    writeFileSync(broken, "openapi: 3.1.0\ninfo: { title: B, version: 1.0.0 }\npaths: { /a: { $ref: none.yaml } }\n");
    expect(adopt(broken)).toMatchObject({ code: 2, output: expect.stringMatching(/broken\.yaml:3:\d+: /) });
    writeFileSync(broken, "openapi: 3.1.0\ninfo: { title: B, version: 1.0.0\npaths: {}\n");
    expect(adopt(broken)).toMatchObject({ code: 2, output: expect.stringMatching(/broken\.yaml:2:\d+: /) });
    expect(adopt("missing.yaml")).toMatchObject({
      code: 2,
      output: expect.stringMatching(/There is no file .*missing/),
    });
    expect(adopt()).toMatchObject({ code: 2, output: expect.stringContaining("Name the file") });
    // Without git, nothing tells whether spec/ has changes, and nothing keeps the contract that is replaced.
    const { output, code } = copy.run("pnpm", ["adopt", fixture("fastapi.json")], ".", { GIT_DIR: copy.dir });
    expect({ output, code }).toMatchObject({ code: 2, output: expect.stringContaining("git cannot tell") });
    expect(copy.run("git", ["status", "--porcelain", "spec", "package.json"]).output).toBe("");
  });

  it("changes nothing when spec/ has changes of its own", () => {
    const edited = `${read("spec/openapi.yaml")}\n`;
    writeFileSync(join(copy.dir, "spec/openapi.yaml"), edited);
    const { code, output } = adopt(fixture("fastapi.json"));
    expect({ code, output }).toMatchObject({ code: 2, output: expect.stringContaining("Commit or discard") });
    expect(read("spec/openapi.yaml")).toBe(edited);
  });
});
