import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contractOf, loadContract } from "../../src/document/bundle.ts";
import { HEAD, load, makeFolder, problems, problemsOf } from "./folder.ts";

const ref = (file: string): string => `paths: { /a: { $ref: "${file}" } }\n`;
const item = "get: { operationId: a, responses: { '204': { description: Fine. } } }\n";

describe("a file", () => {
  it("may be YAML or JSON, regardless of its name", async () => {
    const document = { openapi: "3.0.3", info: { title: "T", version: "1" }, paths: {} };
    const folder = makeFolder({
      "a.json": JSON.stringify(document),
      "b.yaml": JSON.stringify(document, null, 2),
      c: `${HEAD}paths: {}`,
    });
    expect((await loadContract(join(folder, "a.json"))).document).toEqual(document);
    expect((await loadContract(join(folder, "b.yaml"))).document).toEqual(document);
    expect((await loadContract(join(folder, "c"))).document).toMatchObject({ paths: {} });
  });

  it("may begin with a byte order mark", async () => {
    const folder = makeFolder({ "openapi.yaml": `\uFEFF${HEAD}paths: []` });
    expect(await problems(folder)).toEqual([expect.stringContaining("openapi.yaml:3:1: paths is a list")]);
  });

  it.each([
    ["YAML", "openapi.yaml", `${HEAD}paths:\n  /a:\n    get: 5\n`, "5:5"],
    ["JSON", "openapi.json", '{\n "openapi": "3.1.0",\n "paths": {\n  "/a": { "get": 5 } } }', "4:11"],
  ])("in %s may have the line ends of Windows, which do not move its places", async (_, name, text, place) => {
    const folder = makeFolder({ [name]: `\uFEFF${text.replaceAll("\n", "\r\n")}` });
    expect(await problems(folder, name)).toEqual([
      expect.stringMatching(`^${name}:${place}: paths./a.get is a number`),
    ]);
  });

  it("in YAML may have a key that overrides a merged one, also where the merged map merges another", async () => {
    const { document } = await load(`x-a: &a { operationId: one, summary: s }
x-b: &b { <<: *a, operationId: two }
paths: { /a: { get: { <<: *b, operationId: three } }, /b: { get: { <<: [*b, *a] } } }
`);
    expect(document["paths"]).toEqual({
      "/a": { get: { operationId: "three", summary: "s" } },
      "/b": { get: { operationId: "two", summary: "s" } },
    });
  });

  it.each([
    ["merge keys", "x-a: &a { get: { operationId: merged } }\npaths:\n  /a:\n    <<: *a\n"],
    ["merge keys in a line", "x-a: &a { get: { operationId: merged } }\npaths: { /a: { <<: *a, summary: A } }\n"],
    [
      "several merge keys",
      "x-a: &a { get: { operationId: merged } }\nx-b: &b { put: {} }\npaths: { /a: { <<: [*a, *b] } }\n",
    ],
  ])("may have %s", async (_, text) => {
    const { document, locate } = await load(text);
    expect(document).toMatchObject({ paths: { "/a": { get: { operationId: "merged" } } } });
    expect(locate(["paths", "/a", "get", "operationId"])).toMatchObject({ line: 3 });
  });

  it("may have merge keys in a list", async () => {
    const text =
      "x-p: &p { name: a, in: query, schema: { type: string } }\npaths:\n  /a:\n    parameters:\n      - <<: *p\n        required: true\n";
    expect((await load(text)).document).toMatchObject({
      paths: { "/a": { parameters: [{ name: "a", in: "query", required: true }] } },
    });
  });

  it.each([
    ["broken YAML", "paths: @a\n", /^openapi\.yaml:3:8: .+ reserved character @\. Correct the YAML here\.$/],
    ["a second document", "paths: {}\n---\na: 1\n", /^openapi\.yaml:4:1: a second document begins here/],
    ["a name twice", "paths: {}\npaths: {}\n", /^openapi\.yaml:4:1: this map has the name already\. Remove one/],
    ["an alias without an anchor", "paths: *a\n", /^openapi\.yaml:3:8: the alias \*a has no anchor before it/],
    [
      "an alias inside its anchor",
      "paths: &a { /a: *a }\n",
      /^openapi\.yaml:3:\d+: the alias \*a is inside the value of its anchor/,
    ],
  ])("is refused for %s", async (_, text, line) => {
    expect(await problemsOf(text)).toEqual([expect.stringMatching(line)]);
  });

  it.each([
    ['{ "a": 1, }', /^a\.json:1:11: this is not JSON: .+\. Correct the JSON here\.$/],
    ["{ // no\n}", /^a\.json:1:3: this is not JSON: invalid comment token\. /],
    ['{\n  "paths": {},\n  "paths": {}\n}', /^a\.json:3:3: this map has the name "paths" twice\. /],
  ])("in JSON is refused where it is wrong: %j", async (text, line) => {
    expect(await problems(makeFolder({ "a.json": text }), "a.json")).toEqual([expect.stringMatching(line)]);
  });

  it("is refused when it is not UTF-8, a folder, or nested without end", async () => {
    const folder = makeFolder({ "deep.json": "[".repeat(200_000), "deep.yaml": "[".repeat(20_000) });
    writeFileSync(join(folder, "latin.yaml"), Buffer.from([0xe4, 0x20]));
    mkdirSync(join(folder, "folder.yaml"));
    expect(await problems(folder, "latin.yaml")).toEqual([
      expect.stringContaining("latin.yaml is not UTF-8. Save it as UTF-8."),
    ]);
    expect(await problems(folder, "folder.yaml")).toEqual([
      expect.stringContaining("folder.yaml is a folder, not a file"),
    ]);
    expect(await problems(folder, "deep.json")).toHaveLength(1);
    expect((await problems(folder, "deep.yaml")).join()).toMatch(/^deep\.yaml:\d+:\d+: /);
    expect(await problems(folder, "missing.yaml")).toEqual([
      expect.stringContaining("cannot read missing.yaml. Check the name"),
    ]);
  });

  it("is refused when it has a number that is infinite or none", async () => {
    const refused = (line: string): string =>
      `openapi.yaml:${line}: /x-n/0 is a number that JSON cannot represent. Write a number below 1.8e308.`;
    expect(await problemsOf("paths: {}\nx-n: [1e400]\n")).toEqual([refused("4:7")]);
    expect(await problemsOf("paths: {}\nx-n: [.nan]\n")).toEqual([refused("4:7")]);
    expect(await problemsOf("paths: {}\nx-n: [1e300, 1.10, text 1e400]\n")).toEqual([]);
  });

  it("with more aliases than memory is refused", async () => {
    const lines = Array.from(
      { length: 20 },
      (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? "x" : `*a${i - 1}`)}]`,
    );
    expect(await problemsOf(`paths: {}\n${lines.join("\n")}`)).toEqual([
      expect.stringMatching(/^openapi\.yaml:1:1: the aliases of this file repeat one another/),
    ]);
  });
});

describe("a reference to a file", () => {
  it.each([
    "sub%20dir/a%23b.yaml",
    "sub dir/a%23b.yaml",
    "./sub%20dir/../sub%20dir/a%23b.yaml",
    "sub%20dir/a%23b.yaml#",
  ])("is a relative URI: %s", async (reference) => {
    const { document, files } = await load(ref(reference), { "sub dir/a#b.yaml": item });
    expect(document).toMatchObject({ paths: { "/a": { get: { operationId: "a" } } } });
    expect(files.map((file) => file.split("/").at(-1))).toEqual(["openapi.yaml", "a#b.yaml"]);
  });

  it("is refused where the file is missing or broken, at the reference or in the file", async () => {
    expect(await problemsOf(ref("none.yaml"))).toEqual([
      "openapi.yaml:3:16: cannot read none.yaml. Check the name of the file.",
    ]);
    expect(await problemsOf(ref("broken.yaml"), { "broken.yaml": "a: b: c" })).toEqual([
      expect.stringMatching(/^broken\.yaml:1:4: .+ Put it in quotes\.$/),
    ]);
  });

  it("is refused on the network", async () => {
    expect(await problemsOf(ref("https://example.com/a.yaml"))).toEqual([
      "openapi.yaml:3:16: https://example.com/a.yaml is on the network, where no part of a contract is read from. Save it beside the contract, and refer to that file.",
    ]);
  });

  it("is refused outside the folder of the contract, links followed, unless that folder is allowed", async () => {
    const folder = makeFolder({
      "spec/openapi.yaml": HEAD + ref("../shared/a.yaml"),
      "spec/linked.yaml": HEAD + ref("link.yaml"),
      "spec/inner.yaml": HEAD + ref("inner-link.yaml"),
      "spec/parts/a.yaml": item,
      "shared/a.yaml": item,
    });
    symlinkSync(join(folder, "shared/a.yaml"), join(folder, "spec/link.yaml"));
    symlinkSync(join(folder, "spec/parts/a.yaml"), join(folder, "spec/inner-link.yaml"));
    expect(await problems(folder, "spec/openapi.yaml")).toEqual([
      expect.stringMatching(
        /^spec\/openapi\.yaml:3:16: shared\/a\.yaml lies outside the folder of the contract, spec\. Move it there, or allow/,
      ),
    ]);
    expect(await problems(folder, "spec/linked.yaml")).toEqual([expect.stringContaining("link.yaml lies outside")]);
    expect(await problems(folder, "spec/inner.yaml")).toEqual([]);
    expect(await problems(folder, "spec/linked.yaml", { allowRefs: [join(folder, "shared")] })).toEqual([]);
    expect(await problems(folder, "spec/openapi.yaml", { allowRefs: [join(folder, "share")] })).toHaveLength(1);
  });

  it("is refused for anything but a file of a bounded size", async () => {
    const folder = makeFolder({ "pipe.yaml": "", "huge.yaml": "", "folder/a.yaml": "" });
    execFileSync("mkfifo", [join(folder, "fifo")]);
    truncateSync(join(folder, "huge.yaml"), 2 ** 27);
    for (const [name, message] of [
      ["fifo", "fifo is a pipe, not a file. Name a file."],
      ["folder", "folder is a folder, not a file. Name a file."],
      ["huge.yaml", "huge.yaml has 134217728 bytes, and at most 67108864 are read. Make it smaller."],
    ] as const) {
      writeFileSync(join(folder, "openapi.yaml"), HEAD + ref(name));
      expect(await problems(folder)).toEqual([`openapi.yaml:3:16: ${message}`]);
    }
    writeFileSync(join(folder, "openapi.yaml"), HEAD + ref("/dev/zero"));
    expect(await problems(folder)).toEqual([expect.stringContaining("/dev/zero lies outside the folder")]);
  });

  it("is refused in a document in memory", () => {
    const document = { openapi: "3.1.0", info: {}, paths: { "/a": { $ref: "a.yaml" } } };
    expect(() => contractOf(document)).toThrow(
      "#/paths/~1a/$ref:1:1: a contract in memory cannot refer to files. Give the name of its file instead.",
    );
    expect(contractOf({ openapi: "3.1.0", paths: {} }).document).toEqual({ openapi: "3.1.0", paths: {} });
  });
});
