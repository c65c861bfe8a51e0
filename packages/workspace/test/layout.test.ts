// A newcomer finds the place for a change in a minute.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageFolders } from "../src/processes/members.ts";
import { root } from "../src/processes/root.ts";
import { repositoryFiles } from "../src/testing/copy.ts";

const files = repositoryFiles();
const read = (file: string): string => readFileSync(join(root, file), "utf8");

describe("the repository", () => {
  it("has only its three folders, the configuration and the documents at the top", () => {
    const top = new Set(files.map((file) => file.split("/")[0]).filter((name) => !name?.startsWith(".")));
    const allowed = ["spec", "packages", "apps", "README.md", "CONTRIBUTING.md", "LICENSE"];
    const configuration = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", "tsconfig.base.json", "turbo.json"];
    expect([...top].filter((name) => ![...allowed, ...configuration].includes(String(name)))).toEqual([]);
  });

  it("describes the API in one place", () => {
    const documents = files.filter(
      (file) =>
        /\.(ya?ml|json)$/.test(file) && !file.includes("/fixtures/") && /^\s*"?openapi"?: ?["']?3\./m.test(read(file)),
    );
    // The mock's control API is a separate API, with its own document and generated files.
    const control = ["apps/mock/control/openapi.yaml", "apps/mock/src/generated/openapi.json"];
    // The part of Telnyx's API that the server calls.
    const telnyx = ["apps/server/telnyx/openapi.yaml"];
    // The contract that tests of packages run on.
    const fixture = ["packages/openapi/fixture/openapi.yaml", "packages/contract/src/fixture/openapi.json"];
    expect(documents.filter((file) => ![...control, ...telnyx, ...fixture].includes(file))).toEqual([
      "packages/contract/src/generated/openapi.json",
      "spec/openapi.yaml",
    ]);
  });

  it("marks generated files, so that reviews fold them and editors do not change them", () => {
    expect(read("packages/contract/.gitattributes")).toMatch(/^src\/generated\/\*\* .*linguist-generated=true/m);
    const generated = files.filter((file) => file.includes("/src/generated/") && file.endsWith(".ts"));
    expect(generated.length).toBeGreaterThan(2);
    for (const file of generated) expect(read(file).split("\n")[0]).toMatch(/generated.*do not edit/i);
  });

  it("skips, focuses and postpones no test; only the operating system may decide", () => {
    const marked = files
      .filter((file) => /\.test(-d)?\.tsx?$/.test(file))
      .filter((file) =>
        /\b(it|test|describe)\.(skip|only|todo|skipIf|runIf(?!\(process\.platform))\b/.test(read(file)),
      );
    expect(marked.filter((file) => !file.endsWith("layout.test.ts"))).toEqual([]);
  });

  it("has every place that CONTRIBUTING names for a change", () => {
    const guide = read("CONTRIBUTING.md");
    const rows = guide.slice(guide.indexOf("# Changing the code")).match(/^\|.*\|$/gm) ?? [];
    const places = rows.flatMap((row) =>
      [...row.matchAll(/`((?:spec|packages|apps)\/[^`]+)`/g)].map(([, name = ""]) => name),
    );
    expect(places.length).toBeGreaterThan(12);
    expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([]);
  });

  it("names no host of a registry or a content delivery network", () => {
    const hosts = files
      .filter((file) => !/pnpm-lock\.yaml$|\/fixtures\/|\.test\.ts$/.test(file))
      .flatMap((file) => [...read(file).matchAll(/registry\.[a-z.]+|npmmirror|jsdelivr|unpkg/g)].map(() => file));
    expect(hosts).toEqual([]);
  });

  it("has at most fifteen hand-written files in a folder, besides the tests of each", () => {
    const counts = new Map<string, number>();
    const isCounted = (file: string): boolean =>
      !/\/(generated|fixtures|screenshots|results)\/|\/src\/.*\.test\.tsx?$/.test(file);
    for (const file of files.filter(isCounted)) {
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    }
    expect([...counts].filter(([folder, count]) => count > 15 && folder !== ".")).toEqual([]);
  });

  it("has the same commands in every package", () => {
    // `spec` is data.
    for (const folder of packageFolders().filter((name) => name !== "spec")) {
      const { scripts } = JSON.parse(read(`${folder}/package.json`)) as { scripts: Record<string, string> };
      expect(Object.keys(scripts), folder).toEqual(expect.arrayContaining(["test", "typecheck"]));
    }
  });
});
