// The contract reaches its consumers in one direction only. A shortcut back would create a cycle that no build order
// satisfies, and a second place that describes the API.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../src/processes/root.ts";
import { findCycles } from "./support/cycles.ts";
import { type Reference, references } from "./support/references.ts";
import { folders, packageOf } from "./support/source-files.ts";

/** Packages that each package is made from. Indirect ones are allowed as well. */
const MADE_FROM: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  "packages/openapi": ["spec"],
  "packages/http": [],
  "packages/codegen": ["packages/openapi"],
  "packages/contract": ["packages/codegen"],
  "packages/client": ["packages/contract", "packages/http"],
  "packages/react": ["packages/client"],
  // Its samples use the names of the client's methods.
  "packages/docs": ["packages/contract", "packages/http"],
  "spec/rules": ["packages/openapi"],
  "apps/console": ["packages/react"],
  "apps/server": ["packages/contract", "packages/http"],
  // It serves the documentation.
  "apps/mock": ["packages/contract", "packages/docs", "packages/http"],
  // It lints and generates the contract that it installs.
  "packages/adopt": ["spec/rules", "packages/codegen", "packages/workspace"],
  // It compiles the consumers against a changed contract. No package is made from it.
  "packages/review": ["spec/rules", "apps/console", "packages/http"],
  // It measures the others, and copies the workspace to do so.
  "packages/bench": ["packages/react", "packages/review", "apps/mock", "apps/server", "packages/workspace"],
  // Root commands start the apps.
  "packages/workspace": ["apps/mock", "apps/console", "apps/server", "spec/rules"],
};

/** Parts of packages/workspace that every package uses in its tests, so they must not depend on the code of any package. */
const SHARED = /^packages\/workspace\/src\/(testing|processes)\//;
/** Every command reads its arguments with it. */
const ARGUMENTS = "packages/workspace/src/processes/arguments.ts";
/** What a person starts as `pnpm COMMAND`, which tests of commands start as well. */
const COMMANDS = "packages/workspace/src/main.mjs";
/** Tests use the mock as their server, and the contract as the reference. */
const FOR_TESTS = ["spec", "packages/openapi", "packages/contract", "apps/mock", "packages/workspace"];

/** Packages whose requests the tests of the server send to it and to the mock. */
const callersOf = (folder: string): readonly string[] =>
  folder === "apps/server" ? ["packages/client", "packages/react", "apps/console"] : [];

/** Files that name folders without needing their contents. */
const NAMING: readonly string[] = [
  // The output folders of the generator, and the documents of apps that it reads.
  "packages/codegen/src/command.ts",
  "packages/codegen/turbo.json",
  // Packages whose used parts are bundled.
  "apps/mock/tsdown.config.ts",
  "apps/server/tsdown.config.ts",
  // Packages that are left out of the workspace.
  "packages/adopt/src/settings.ts",
  // Names of packages for those who use them, and for the tarball of each.
  "packages/contract/src/generated/names.ts",
  "packages/contract/src/fixture/names.ts",
  ".pnpmfile.mjs",
];

function upstream(folder: string): Set<string> {
  const direct = MADE_FROM[folder] ?? [];
  return new Set(direct.flatMap((name) => [name, ...upstream(name)]));
}

const all = references();

function isAllowed({ from, isTest, target }: Reference): boolean {
  const folder = packageOf(from);
  const needed = packageOf(target);
  if (folder === needed || needed === "" || target === ARGUMENTS || (isTest && target === COMMANDS)) return true;
  // Their tests make copies of the whole repository.
  if (isTest && ["packages/workspace", "packages/adopt"].includes(folder)) return true;
  if (folder === "packages/workspace") {
    return SHARED.test(from)
      ? ["spec", "spec/rules", "packages/openapi"].includes(needed)
      : upstream(folder).has(needed);
  }
  if (needed === "packages/workspace" && !SHARED.test(target) && target !== needed && folder !== "packages/bench") {
    return false;
  }
  return upstream(folder).has(needed) || (isTest && [...FOR_TESTS, ...callersOf(folder)].includes(needed));
}

describe("a package", () => {
  it("has its place in the order", () => {
    expect(new Set(folders)).toEqual(new Set(Object.keys(MADE_FROM).filter((name) => folders.includes(name))));
  });

  it("needs only the packages before it: imports, started programs, files, scripts, and inputs of tasks", () => {
    const wrong = all.filter((reference) => !isAllowed(reference) && !NAMING.includes(reference.from));
    expect(wrong.map(({ place, target }) => `${place} needs ${target}`)).toEqual([]);
  });

  it("reaches another package by its name, never by a path into its folder", () => {
    const wrong = all.filter(({ kind, from, target, specifier }) => {
      // Settings at the top are read before packages are installed.
      const isSetting = packageOf(from) === "";
      return kind === "import" && specifier.startsWith(".") && packageOf(from) !== packageOf(target) && !isSetting;
    });
    expect(wrong.map(({ place, target }) => `${place} imports ${target}`)).toEqual([]);
  });

  it("declares the packages that it needs, and no package after it", () => {
    for (const folder of folders) {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(
        readFileSync(join(root, folder, "package.json"), "utf8"),
      ) as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
      const declared = Object.keys({ ...dependencies, ...devDependencies }).map((name) => `node_modules/${name}`);
      const needed = declared.flatMap((path) => folders.filter((name) => isLinked(join(folder, path), name)));
      const allowed = [...upstream(folder), ...FOR_TESTS, ...callersOf(folder)];
      expect(
        needed.filter((name) => !allowed.includes(name)),
        folder,
      ).toEqual([]);
    }
  });
});

/** True when a dependency is the package in a folder of the workspace. */
function isLinked(dependency: string, folder: string): boolean {
  const { name } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as { name: string };
  return dependency.endsWith(`node_modules/${name}`);
}

describe("imports, those of types included", () => {
  const edges = new Map<string, Set<string>>();
  for (const { kind, from, target } of all) {
    if (kind === "import") edges.set(from, (edges.get(from) ?? new Set()).add(target));
  }

  it("make no cycle", () => {
    expect(edges.size).toBeGreaterThan(300);
    expect(findCycles(edges)).toEqual([]);
  });
});

describe("findCycles", () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>): Map<string, Set<string>> =>
    new Map(Object.entries(edges).map(([node, targets]) => [node, new Set(targets)]));

  it.each([
    [{ a: ["b"], b: ["c"], c: [] }, []],
    [{ a: ["b"], b: ["a"] }, [["a", "b"]]],
    [{ a: ["a"] }, [["a"]]],
    [
      { a: ["b", "d"], b: ["c"], c: ["a"], d: ["e"], e: ["d"] },
      [
        ["d", "e"],
        ["a", "b", "c"],
      ],
    ],
  ])("finds the cycles of %j", (edges, cycles) => {
    expect(findCycles(graph(edges))).toEqual(cycles);
  });
});
