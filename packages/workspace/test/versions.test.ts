// One version of each dependency, pinned exactly and named once, so that tests run with the installed versions.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { packageFolders } from "../src/processes/members.ts";
import { root } from "../src/processes/root.ts";
import { repositoryFiles } from "../src/testing/copy.ts";

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const workspace = parse(read("pnpm-workspace.yaml")) as {
  readonly nodeVersion: string;
  readonly minimumReleaseAge: number;
  readonly catalog: Readonly<Record<string, string>>;
  readonly catalogs: Readonly<Record<string, Readonly<Record<string, string>>>>;
};
const manifest = JSON.parse(read("package.json")) as { readonly packageManager: string };

describe("versions", () => {
  it("are exact in every catalog", () => {
    const all = [workspace.catalog, ...Object.values(workspace.catalogs)].flatMap((catalog) => Object.entries(catalog));
    expect(all.filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
  });

  it("are in the catalog only while a package uses them, even one that the workspace leaves out", () => {
    const manifests = repositoryFiles().filter((file) => /(^|\/)package\.json$/.test(file));
    const used = new Set(manifests.flatMap((file) => read(file).match(/"[^"]+": "catalog:/g) ?? []));
    expect(Object.keys(workspace.catalog).filter((name) => !used.has(`"${name}": "catalog:`))).toEqual([]);
  });

  it("come from a catalog or the workspace in every package", () => {
    for (const folder of [".", ...packageFolders()]) {
      const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
        read(`${folder}/package.json`),
      ) as Record<string, Record<string, string>>;
      const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
      expect(
        all.filter(([, version]) => !/^(catalog:[\w-]*|workspace:\*)$/.test(version)),
        folder,
      ).toEqual([]);
    }
  });

  it.each(["packages/bench/peers", "packages/workspace/linters"])(
    "are exact in packages that are installed when they are used, and at least as old: %s",
    (folder) => {
      const { dependencies } = JSON.parse(read(`${folder}/package.json`)) as Record<string, object>;
      expect(Object.values(dependencies ?? {}).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
      const settings = parse(read(`${folder}/pnpm-workspace.yaml`)) as typeof workspace;
      expect(settings).toMatchObject({
        nodeVersion: workspace.nodeVersion,
        minimumReleaseAge: workspace.minimumReleaseAge,
      });
    },
  );

  it("are old enough that a hijacked release would have been noticed", () => {
    expect(workspace.minimumReleaseAge).toBeGreaterThanOrEqual(24 * 60);
  });

  it("of Node are the one that runs this test", () => {
    expect(process.versions.node).toBe(workspace.catalog["node"]);
    expect(workspace.nodeVersion).toBe(workspace.catalog["node"]);
  });

  it("of pnpm are found without a network, once it was run", () => {
    // Else npx waits 80 seconds for the registry.
    expect(read(".npmrc")).toMatch(/^prefer-offline=true$/m);
  });

  it("of pnpm agree wherever a command names one", () => {
    const wanted = manifest.packageManager;
    const named = repositoryFiles()
      .filter((file) => !/pnpm-lock\.yaml|\/fixtures\//.test(file))
      .flatMap((file) => [...read(file).matchAll(/pnpm@\d+\.\d+\.\d+/g)].map(([found]) => `${file}: ${found}`));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((line) => !line.endsWith(`: ${wanted}`))).toEqual([]);
  });
});
