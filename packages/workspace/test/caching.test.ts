// A false cache hit is worse than no cache: a stale contract would pass every check.
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isMember } from "../src/processes/members.ts";
import { type Copy, copyRepository } from "../src/testing/copy.ts";

interface Task {
  readonly taskId: string;
  readonly hash: string;
  readonly command: string;
  readonly outputs: readonly string[] | null;
  readonly resolvedTaskDefinition: { readonly cache: boolean };
}

const ALL = [
  "lint",
  "//#lint:code",
  "//#lint:unused",
  "generate",
  "generate:check",
  "typecheck",
  "build",
  "test",
  "test:runtimes",
  "test:packed",
  "test:peers",
];
const GENERATE = ["generate"];

let copy: Copy;
beforeAll(() => {
  copy = copyRepository();
});
afterAll(() => copy[Symbol.dispose]());

/** Hash of every task that runs something. */
function hashes(tasksToRun: readonly string[] = ALL): Map<string, string> {
  const { code, output } = copy.run("turbo", ["run", ...tasksToRun, "--dry=json"]);
  expect(code, output).toBe(0);
  const { tasks } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as { tasks: Task[] };
  return new Map(tasks.filter((task) => task.command !== "<NONEXISTENT>").map(({ taskId, hash }) => [taskId, hash]));
}

/** Those of the copy as it was made, by the tasks that were to run. */
const unedited = new Map<readonly string[], Map<string, string>>();

/** Tasks that an edit of a file invalidates; the edit is undone. */
function invalidatedBy(file: string, tasksToRun: readonly string[] = ALL): string[] {
  const path = join(copy.dir, file);
  const original = readFileSync(path);
  const before = unedited.get(tasksToRun) ?? hashes(tasksToRun);
  unedited.set(tasksToRun, before);
  appendFileSync(path, "\n# edited\n");
  try {
    return [...hashes(tasksToRun)].filter(([task, hash]) => before.get(task) !== hash).map(([task]) => task);
  } finally {
    writeFileSync(path, original);
  }
}

describe("the cache", () => {
  it("gives an unchanged tree the same hashes", () => {
    expect(hashes()).toEqual(hashes());
  });

  it("loses every task from the contract downstream when spec/openapi.yaml is edited", () => {
    const downstream = [...hashes().keys()].filter((task) =>
      /@numbers-api\/(codegen|contract|client|mock)#/.test(task),
    );
    expect(downstream.length).toBeGreaterThanOrEqual(11);
    expect(invalidatedBy("spec/openapi.yaml")).toEqual(expect.arrayContaining(downstream));
  });

  it("misses for tasks that depend on generated files when one is edited", () => {
    const lost = invalidatedBy("packages/contract/src/generated/operations.ts");
    expect(lost).toEqual(expect.arrayContaining(["@numbers-api/codegen#generate:check", "@numbers-api/client#build"]));
  });

  it("misses for generated files when a document or the generator is edited", () => {
    for (const file of [
      "spec/openapi.yaml",
      "apps/mock/control/openapi.yaml",
      ...(isMember("apps/server") ? ["apps/server/telnyx/openapi.yaml"] : []),
      "packages/codegen/src/types/types-file.ts",
      "packages/openapi/src/document/bundle.ts",
      "packages/client/src/generated/handlers.ts",
    ]) {
      expect(invalidatedBy(file, GENERATE), file).toContain("@numbers-api/codegen#generate");
    }
    expect(invalidatedBy("packages/client/src/index.ts", GENERATE)).not.toContain("@numbers-api/codegen#generate");
  });

  it.each(["README.md", ".biome.jsonc", "packages/client/src/index.ts"])(
    "misses for tasks of the whole repository when any file is edited: %s",
    (file) => {
      const lost = ["//#lint:code", "//#lint:unused", "@numbers-api/workspace#test"];
      expect(invalidatedBy(file)).toEqual(expect.arrayContaining(lost));
    },
  );

  it("loses every type check when the compiler's options are edited", () => {
    const checks = [...hashes().keys()].filter((task) => task.endsWith("#typecheck"));
    expect(invalidatedBy("tsconfig.base.json")).toEqual(expect.arrayContaining(checks));
  });

  it("brings a deleted dist back, and hits everything on an unchanged tree", () => {
    const build = (): string => {
      const { code, output } = copy.run("turbo", ["run", "build", "generate:check"]);
      expect(code, output).toBe(0);
      return output;
    };
    build();
    const main = join(copy.dir, "packages/client/dist/index.js");
    const built = readFileSync(main, "utf8");
    rmSync(join(copy.dir, "packages/client/dist"), { recursive: true });
    expect(build()).toContain("FULL TURBO");
    expect(readFileSync(main, "utf8")).toBe(built);
    expect(existsSync(join(copy.dir, "apps/mock/dist/cli.js"))).toBe(true);
  });

  it("undoes an edit of a generated file", () => {
    const file = join(copy.dir, "packages/contract/src/generated/operations.ts");
    const generated = readFileSync(file, "utf8");
    const generate = (): void => expect(copy.run("turbo", ["run", "generate"]).code).toBe(0);
    generate();
    appendFileSync(file, "// by hand\n");
    generate();
    expect(readFileSync(file, "utf8")).toBe(generated);
  });

  it("declares the outputs of each task that writes files", () => {
    const { output } = copy.run("turbo", ["run", ...ALL, "--dry=json"]);
    const { tasks } = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1)) as { tasks: Task[] };
    const writing = tasks.filter(
      ({ taskId, command }) => command !== "<NONEXISTENT>" && /#(build|generate|test(:.+)?)$/.test(taskId),
    );
    expect(writing.length).toBeGreaterThan(5);
    for (const { taskId, outputs } of writing) expect(outputs, taskId).not.toHaveLength(0);
  });
});
