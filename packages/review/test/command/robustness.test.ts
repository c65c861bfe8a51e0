// Contracts that are hard to read, and options that point nowhere: a clear answer, and never a stack trace.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const cli = fileURLToPath(new URL("../../src/cli.ts", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-robustness-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function review(base: unknown, head: unknown, ...args: string[]) {
  writeFileSync(join(folder, "base.json"), JSON.stringify(base));
  writeFileSync(join(folder, "head.json"), JSON.stringify(head));
  const all = [cli, "--base", "base.json", "--head", "head.json", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: folder, encoding: "utf8" });
  expect(stdout + stderr).not.toMatch(/\n\s+at /);
  return { status, stdout, stderr };
}

const contract = (paths: unknown, components: unknown = {}) => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1.0.0" },
  paths,
  components,
});
const returning = (schema: unknown, name = "/a") => ({
  [name]: { get: { responses: { "200": { description: "It.", content: { "application/json": { schema } } } } } },
});

describe("a contract that is hard to read", { timeout: 60_000 }, () => {
  it("may have callbacks that lead in circles", () => {
    const done = { $ref: "#/components/callbacks/Done" };
    const post = (id: string) => ({
      operationId: id,
      callbacks: { done },
      responses: { "204": { description: "Done." } },
    });
    const whole = (id: string) =>
      contract(
        { "/a": { post: post(id) } },
        { callbacks: { Done: { "{$request.body#/url}": { post: post("done") } } } },
      );
    const { stdout, status } = review(whole("a"), whole("b"));
    expect(stdout).toContain("The id of the operation changed from `a` to `b`");
    expect(status).toBe(1);
  });

  it("exits with 2 when references lead in circles only", () => {
    const circle = { schemas: { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } } };
    const whole = (more: object) => contract(returning({ $ref: "#/components/schemas/A", ...more }), circle);
    const { stdout, status } = review(whole({}), whole({ description: "Other." }));
    expect(stdout).toContain("lead in a circle");
    expect(status).toBe(2);
  });

  it.each(["oneOf", "anyOf"])("may have variants that extend their %s, or are it", (keyword) => {
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const extended = (type: string) => ({
      allOf: [ref("Pet"), { type: "object", required: ["own"], properties: { own: { type } } }],
    });
    const whole = (type: string) => {
      const variants = { [keyword]: [ref("Pet"), ref("Cat"), ref("Dog")] };
      const schemas = { Pet: { type: "object", ...variants }, Cat: extended(type), Dog: extended("boolean") };
      return contract(returning(ref("Pet")), { schemas });
    };
    const { stdout, status } = review(whole("string"), whole("integer"));
    expect(stdout).toContain("`(Cat).own` of the response 200 was string and is now integer");
    expect(status).toBe(1);
  });

  it("may be fifty objects deep", () => {
    const deep = (type: string) =>
      Array.from({ length: 50 }).reduce<unknown>((inside) => ({ type: "object", properties: { a: inside } }), { type });
    const { stdout, status } = review(contract(returning(deep("string"))), contract(returning(deep("integer"))));
    expect(stdout).toMatch(/^MAJOR: 1 change breaks consumers/);
    expect(status).toBe(1);
  });

  it.each(["base", "head"])("exits with 2 when the %s does not have a map of paths", (side) => {
    const [sound, broken] = [contract({}), contract(null)];
    const { stdout, stderr, status } = side === "base" ? review(broken, sound) : review(sound, broken);
    expect(stdout + stderr).toContain("paths is empty, where OpenAPI has a map");
    expect(status).toBe(2);
  });

  it.each([
    ["anyOf", /^MINOR: 200 additions/],
    // `{ x: 0 }` satisfied all 200 variants, so oneOf refused it, and satisfies the first alone now.
    ["oneOf", /^MAJOR: 1 change breaks consumers/],
  ])("may have %s with 200 branches that all change", (keyword, verdict) => {
    const union = (more: (index: number) => object) => ({
      [keyword]: Array.from({ length: 200 }, (_, index) => ({
        type: "object",
        properties: { [`p${index}`]: { type: "string" }, kind: { type: "string" }, ...more(index) },
      })),
    });
    const more = (index: number) => ({ x: { type: "integer", minimum: index } });
    const { stdout } = review(contract(returning(union(() => ({})))), contract(returning(union(more))));
    expect(stdout).toMatch(verdict);
  });

  it.each(["anyOf", "oneOf"])("may have %s in which all components refer to all others", (keyword) => {
    const size = 20;
    const component = (index: number) => ({ $ref: `#/components/schemas/C${index % size}` });
    const whole = (type: string) => {
      const branches = (own: number) =>
        Array.from({ length: size }, (_, index) => ({ properties: { next: component(own + index), x: { type } } }));
      const schemas = Array.from({ length: size }, (_, own) => [
        `C${own}`,
        { type: "object", properties: { n: { [keyword]: branches(own) } } },
      ]);
      return contract(returning(component(0)), { schemas: Object.fromEntries(schemas) });
    };
    expect(review(whole("string"), whole("string")).stdout).toMatch(/^NONE/);
    expect(review(whole("string"), whole("integer")).stdout).toMatch(/^MAJOR: 400 changes break consumers/);
  });

  it("exits with 2 when its schemas refer to each other in a chain without end", () => {
    const size = 5000;
    const whole = (type: string) => {
      const schemas = Array.from({ length: size }, (_, own) => [
        `C${own}`,
        { properties: { next: own + 1 < size ? { $ref: `#/components/schemas/C${own + 1}` } : { type } } },
      ]);
      return contract(returning({ $ref: "#/components/schemas/C0" }), { schemas: Object.fromEntries(schemas) });
    };
    const { stderr, status } = review(whole("string"), whole("integer"));
    expect(stderr).toContain("The contracts could not be judged");
    expect(status).toBe(2);
  });

  it("cannot format the report with its names", () => {
    const name = "a`\n::error::b\n# c <img src=x> @octocat \u001b[31m";
    const pair = [
      contract(returning({ type: "object", properties: { [name]: {} } }, `/${name}`)),
      contract(returning({ type: "object", properties: {} }, `/${name}`)),
    ] as const;
    const { stdout } = review(...pair, "--markdown", "new/folder/review.md");
    const markdown = readFileSync(join(folder, "new/folder/review.md"), "utf8");
    const entry = review(...pair, "--changelog").stdout;
    for (const text of [stdout, markdown, entry]) expect(text).not.toMatch(/^\s*(::error|# c)|\p{Cc}(?<!\n)/mu);
    // In code marks, GitHub neither formats nor mentions.
    for (const text of [markdown, entry]) expect(text.replaceAll(/`+[^`]*`+/g, "")).not.toMatch(/[^\\]<img|@octocat/);
  });
});

describe("a contract with operations that cannot be compared", { timeout: 60_000 }, () => {
  it("exits with 2 and names them", () => {
    const whole = (item: object) => ({ ...contract({ "/a": { ...item, get: {} } }), openapi: "3.2.0" });
    const { stdout, status } = review(whole({ additionalOperations: { COPY: {} } }), whole({}));
    expect(stdout).toContain("additionalOperations is not supported");
    expect(status).toBe(2);
  });
});

describe("an option that points nowhere", { timeout: 60_000 }, () => {
  it.each([
    ["--approvals", "nowhere.yaml", "--approvals nowhere.yaml is not a file."],
    ["--markdown", "base.json/review.md", "--markdown base.json/review.md cannot be written"],
    ["--markdown", "/proc/nowhere/review.md", "--markdown /proc/nowhere/review.md cannot be written"],
    ["--base", ":spec/openapi.yaml", "--base :spec/openapi.yaml is not a file. Name a revision and a file"],
    ["--base", "HEAD:", "--base HEAD: is not a file. Name a revision and a file"],
  ])("%s is refused with one sentence", (option, value, message) => {
    const { stderr, status } = review(contract({}), contract({}), option, value);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it("leaves no file behind", () => {
    review(contract({}), contract({}), "--markdown", "base.json/review.md");
    expect(existsSync(join(folder, "review.md"))).toBe(false);
  });
});

describe("one edit", { timeout: 60_000 }, () => {
  const names = Array.from({ length: 5 }, (_, index) => `/p${index}`);
  const shared = (values: string[], paths: readonly string[]) =>
    contract(
      Object.assign(
        {},
        ...paths.map((name) => returning({ allOf: [{ $ref: "#/components/schemas/E" }, { title: name }] }, name)),
      ),
      { schemas: { E: { type: "string", enum: values } } },
    );
  const fingerprint = (paths: readonly string[]): string[] => {
    const { stdout } = review(shared(["x"], paths), shared(["x", "y"], paths), "--format", "json");
    const { changes } = JSON.parse(stdout) as { changes: { fingerprint: string; operations: string[] }[] };
    expect(changes).toHaveLength(1);
    expect(changes[0]?.operations).toHaveLength(paths.length);
    return changes.map((change) => change.fingerprint);
  };

  it("is one change with all the operations that it reaches, and a new operation needs a new approval", () => {
    expect(fingerprint(names)).toEqual(fingerprint(names));
    expect(fingerprint(names)).not.toEqual(fingerprint([...names, "/q"]));
  });

  it("is approved by a file of approvals that is named, for exactly its operations", () => {
    const [approved] = fingerprint(names);
    const entry = `{ change: "${approved}", reason: Agreed., version: 1.0.0 }`;
    writeFileSync(join(folder, "approvals.yaml"), `approvals: [${entry}]`);
    const passes = (paths: readonly string[]): string => {
      const pair = [shared(["x"], paths), shared(["x", "y"], paths)] as const;
      return review(...pair, "--approvals", "approvals.yaml").stdout;
    };
    expect(passes(names)).toContain("Approved: Agreed.");
    expect(passes([...names, "/q"])).toContain("matches no breaking change");
    expect(passes([...names, "/q"])).toContain("add it to approvals.yaml, under approvals:");
  });

  it("is one change however many values of a list it adds", () => {
    const { stdout } = review(shared(["x"], ["/p"]), shared(["x", "1", ..."abcdef"], ["/p"]), ...["--format", "json"]);
    const { changes } = JSON.parse(stdout) as { changes: { summary: string }[] };
    expect(changes.map(({ summary }) => summary)).toEqual([
      'GET /p: the response 200 may now be `"1"`, `a`, `b`, `c`, `d` or one of 2 more.',
    ]);
  });

  it("names three operations, and all of them with --verbose", () => {
    const pair = [shared(["x"], names), shared(["x", "y"], names)] as const;
    expect(review(...pair).stdout).toContain("5 operations (GET /p0, GET /p1, GET /p2, …)");
    expect(review(...pair, "--verbose").stdout).toContain("5 operations (GET /p0, GET /p1, GET /p2, GET /p3, GET /p4)");
  });
});
