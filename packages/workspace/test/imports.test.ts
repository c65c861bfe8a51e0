// The contract reaches its consumers in one direction only. A shortcut back would make a cycle that no build order
// satisfies, and a second place that describes the API.
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../src/processes/root.ts";
import { packageFolders, repositoryFiles } from "../src/testing/copy.ts";

/** What a package may import, and what its tests may import besides. The tools of the workspace serve all tests. */
const ALLOWED: Readonly<Record<string, { readonly source: readonly string[]; readonly tests: readonly string[] }>> = {
  spec: { source: [], tests: [] },
  "packages/openapi": { source: ["spec"], tests: [] },
  "spec/rules": { source: ["spec", "openapi"], tests: [] },
  "packages/docs": { source: ["spec", "openapi", "contract"], tests: [] },
  "packages/review": { source: ["spec", "openapi", "lint-rules", "contract"], tests: [] },
  // Helpers without dependencies, for everything that speaks HTTP.
  "packages/http": { source: [], tests: [] },
  "packages/contract": { source: ["spec", "openapi"], tests: ["mock"] },
  "packages/client": { source: ["http", "contract", "openapi"], tests: ["spec", "mock"] },
  "packages/react": { source: ["contract", "client", "openapi"], tests: ["mock"] },
  // The bench measures all of them, and makes copies of the workspace to do so.
  "packages/bench": { source: ["spec", "openapi", "docs", "contract", "client", "mock", "workspace"], tests: [] },
  "packages/workspace": { source: ["spec"], tests: ["contract"] },
  "apps/mock": { source: ["http", "spec", "openapi", "docs", "contract"], tests: [] },
  "apps/server": { source: ["http", "contract"], tests: ["spec", "openapi", "mock"] },
  // Its server forwards what the table of operations has, and nothing else.
  "apps/console": { source: ["http", "contract", "client", "react"], tests: ["mock"] },
};

const IMPORT = /(?:from|import|import\(|resolve\(|module\()\s*["']([^"']+)["']/g;

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
}

const folders = packageFolders();
const imports: Import[] = repositoryFiles()
  .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file) && !file.includes("/fixtures/"))
  .flatMap((file) => {
    const [folder = ""] = folders
      .filter((candidate) => file.startsWith(`${candidate}/`))
      .sort((a, b) => b.length - a.length);
    const text = readFileSync(join(root, file), "utf8");
    return [...text.matchAll(IMPORT)].map(([, target = ""]) => ({ file, folder, target }));
  });

const isTest = (file: string): boolean => /\.test\.tsx?$|\.test-d\.ts$|\/test\/|vitest\.config\.ts$/.test(file);

describe("imports", () => {
  it("are read from every package", () => {
    const withCode = folders.filter((folder) => folder !== "spec");
    expect(new Set(imports.map(({ folder }) => folder))).toEqual(new Set(withCode));
  });

  it("go only from the contract downstream", () => {
    const wrong = imports.filter(({ file, folder, target }) => {
      const [, name] = target.match(/^@numbers-api\/([^/]+)/) ?? [];
      if (!name || folder.endsWith(name)) return false;
      const { source = [], tests = [] } = ALLOWED[folder] ?? {};
      return !(isTest(file) ? [...source, ...tests, "workspace"] : source).includes(name);
    });
    expect(wrong).toEqual([]);
  });

  it("reach another package by its name, never by a path into its folder", () => {
    const wrong = imports.filter(({ file, folder, target }) => {
      if (!target.startsWith(".")) return false;
      return relative(folder, join(dirname(file), target)).startsWith("..");
    });
    expect(wrong).toEqual([]);
  });

  it("are declared in package.json, with no package that nobody may import", () => {
    for (const folder of folders) {
      const { source = [], tests = [] } = ALLOWED[folder] ?? {};
      const { dependencies = {}, devDependencies = {} } = JSON.parse(
        readFileSync(join(root, folder, "package.json"), "utf8"),
      ) as { dependencies?: Record<string, string>; devDependencies?: Record<string, string> };
      const own = Object.keys({ ...dependencies, ...devDependencies }).filter((name) =>
        name.startsWith("@numbers-api/"),
      );
      const allowed = [...source, ...tests, "workspace"].map((name) => `@numbers-api/${name}`);
      expect(
        own.filter((name) => !allowed.includes(name)),
        folder,
      ).toEqual([]);
    }
  });
});
