import { EventEmitter, once } from "node:events";
import { mkdir, rm, symlink } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type ContractEvent, startMock } from "../../src/index.ts";
import { splitContract, yamlContract } from "../support/contracts.ts";
import { makeFolder } from "../support/folder.ts";
import { ask } from "../support/visitor.ts";

/** Starts a mock that watches a file. `next` changes the file, and waits until the mock has reloaded it. */
async function follow(spec: string) {
  const news = new EventEmitter<{ news: [ContractEvent] }>();
  const mock = await startMock({ spec, watch: true, onContract: (event) => news.emit("news", event) });
  const word = async (): Promise<unknown> => (await ask(`${mock.url}/word`)).body;
  const next = async (change: Promise<void>): Promise<ContractEvent> => {
    const told = once(news, "news");
    await change;
    const [event] = await told;
    return event;
  };
  return { mock, word, next, [Symbol.asyncDispose]: () => mock.close() };
}

const one = yamlContract({ first: "one" });
const two = yamlContract({ first: "two" });

describe("a contract that changes is served as it is now", () => {
  it.each(["write", "replace"] as const)("when an editor saves by %s", async (save) => {
    await using folder = await makeFolder({ "openapi.yaml": one });
    await using served = await follow(folder.path("openapi.yaml"));
    expect(await served.word()).toEqual({ word: "one" });
    expect(await served.next(folder[save]("openapi.yaml", two))).toEqual({ version: 2, problems: [], lost: [] });
    expect(await served.word()).toEqual({ word: "two" });
    await served.next(folder[save]("openapi.yaml", one));
    expect(await served.word()).toEqual({ word: "one" });
  });

  it("when a file changes that it refers to", async () => {
    const schema = { type: "object", properties: { word: { type: "string" } } };
    const strict = { ...schema, properties: { word: { type: "integer" } } };
    const split = splitContract({ first: "one" }).replace("schemas/word.json", "word.json");
    await using folder = await makeFolder({ "openapi.yaml": split, "word.json": JSON.stringify(schema) });
    await using served = await follow(folder.path("openapi.yaml"));
    expect(await ask(`${served.mock.url}/word`)).toMatchObject({ status: 200 });
    await served.next(folder.replace("word.json", JSON.stringify(strict)));
    const answered = await ask(`${served.mock.url}/word`);
    expect(answered.headers.get("x-mock-violations")).toBe("the value at /word must be integer");
  });
});

describe("a change is noticed", () => {
  it("behind a symbolic link", async () => {
    await using target = await makeFolder({ "openapi.yaml": one });
    await using folder = await makeFolder({});
    await symlink(target.path("openapi.yaml"), folder.path("openapi.yaml"));
    await using served = await follow(folder.path("openapi.yaml"));
    await served.next(target.write("openapi.yaml", one.replace("word: one", "word: two")));
    expect(await served.word()).toEqual({ word: "two" });
  });

  it("after the folder was removed and created again, more than once", async () => {
    await using parent = await makeFolder({});
    await mkdir(parent.path("spec"));
    await parent.write("spec/openapi.yaml", one);
    await using served = await follow(parent.path("spec/openapi.yaml"));
    for (const word of ["two", "three"]) {
      await rm(parent.path("spec"), { recursive: true });
      await mkdir(parent.path("spec"));
      await parent.write("spec/openapi.yaml", one.replace("word: one", `word: ${word}`));
      await expect.poll(served.word, { timeout: 20_000 }).toEqual({ word });
    }
  });
});

describe("a broken save keeps the old contract serving", () => {
  it.each([
    ["YAML that is none", one.replace("paths:", "paths: ]"), 3],
    ["a reference that leads nowhere", one.replace("schemas/Word", "schemas/Verb"), 11],
    ["an empty file", "", 1],
  ])("%s, and says where", async (_, broken, line) => {
    await using folder = await makeFolder({ "openapi.yaml": one });
    await using served = await follow(folder.path("openapi.yaml"));
    const { version, problems } = await served.next(folder.write("openapi.yaml", broken));
    expect(version).toBe(1);
    expect(problems[0]).toMatchObject({ file: expect.stringContaining("openapi.yaml"), message: expect.any(String) });
    expect(problems.map((problem) => problem.line)).toContain(line);
    expect(await served.word()).toEqual({ word: "one" });
    await served.next(folder.write("openapi.yaml", two));
    expect(await served.word()).toEqual({ word: "two" });
  });

  it("until a file comes that was missing", async () => {
    await using folder = await makeFolder({ "openapi.yaml": one });
    await using served = await follow(folder.path("openapi.yaml"));
    const split = splitContract({ first: "two" }).replace("schemas/word.json", "word.json");
    const { problems } = await served.next(folder.write("openapi.yaml", split));
    expect(problems[0]?.message).toContain("cannot read");
    await served.next(folder.write("word.json", "{}"));
    expect(await served.word()).toEqual({ word: "two" });
  });
});

describe("plans", () => {
  it("stay while their scenarios exist", async () => {
    await using folder = await makeFolder({ "openapi.yaml": yamlContract({ first: "one", other: "two" }) });
    await using served = await follow(folder.path("openapi.yaml"));
    await served.mock.play("other");
    await served.next(folder.write("openapi.yaml", yamlContract({ first: "one", other: "three" })));
    expect(await served.word()).toEqual({ word: "three" });
  });

  it("lose the steps whose scenarios are gone, and that is said", async () => {
    await using folder = await makeFolder({ "openapi.yaml": yamlContract({ first: "one", other: "two" }) });
    await using served = await follow(folder.path("openapi.yaml"));
    await served.mock.play("other");
    const { lost } = await served.next(folder.write("openapi.yaml", one));
    expect(lost).toEqual([{ key: null, operation: "GET /word", scenario: "other" }]);
    expect(await served.word()).toEqual({ word: "one" });
  });
});

it("a request that has begun is answered by the contract that it began with", async () => {
  await using folder = await makeFolder({ "openapi.yaml": one });
  await using served = await follow(folder.path("openapi.yaml"));
  await served.word();
  const answers = Promise.all(Array.from({ length: 50 }, () => served.word()));
  await served.next(folder.write("openapi.yaml", two));
  for (const answer of await answers) expect(["one", "two"]).toContain((answer as { word: string }).word);
  expect(await served.word()).toEqual({ word: "two" });
});

it("a closed mock watches no files", async () => {
  await using folder = await makeFolder({ "openapi.yaml": one });
  const told: ContractEvent[] = [];
  const mock = await startMock({
    spec: folder.path("openapi.yaml"),
    watch: true,
    onContract: (news) => told.push(news),
  });
  await mock.close();
  await using other = await follow(folder.path("openapi.yaml"));
  await other.next(folder.write("openapi.yaml", two));
  expect(told).toEqual([]);
});
