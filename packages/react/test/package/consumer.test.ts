// A project of somebody else, outside of the workspace, with the packed package. Its declarations are read by compilers
// that we do not choose, with options that we do not choose, and with nothing skipped; its code runs as an ES module and
// as CommonJS.
import { createRequire } from "node:module";
import { join } from "node:path";
import { startMock } from "@numbers-api/mock";
import { type BlankProject, blankProject, hoverIn, run, versionOf } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { asModule, FILES, NAMES, PAGE } from "./support/consumer.ts";
import { folder } from "./support/folder.ts";

const require = createRequire(import.meta.url);
const COMPILERS = {
  "TypeScript 5.9": require.resolve("typescript-5/bin/tsc"),
  "TypeScript 6": require.resolve("typescript-6/bin/tsc"),
  "TypeScript 7": join(folder, "../../node_modules/typescript/bin/tsc"),
};
const RESOLUTIONS = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
};
const installed = (name: string): string => `${name}@${versionOf(folder, name)}`;
const matrix = Object.keys(COMPILERS).flatMap((compiler) =>
  Object.keys(RESOLUTIONS).map((resolution) => ({ compiler, resolution })),
) as { compiler: keyof typeof COMPILERS; resolution: keyof typeof RESOLUTIONS }[];

const PROJECTS = [
  {
    peers: "the latest peers",
    install: ["@tanstack/react-query", "react", "react-dom", "@types/react"].map(installed),
    matrix,
  },
  {
    // The oldest that package.json allows, and the oldest types of React that stand the check themselves.
    peers: "the oldest peers",
    install: ["@tanstack/react-query@5.90.1", "react@18.0.0", "react-dom@18.0.0", "@types/react@18.3.1"],
    matrix: matrix.slice(0, 1),
  },
];

describe.each(PROJECTS)("a project with $peers", ({ install, matrix }) => {
  let project: BlankProject;
  beforeAll(async () => {
    project = await blankProject(inject("client"), inject("tarball"), ...install);
    project.write(FILES);
  });
  afterAll(() => project[Symbol.dispose]());

  it.each(matrix)("compiles with $compiler and $resolution", async ({ compiler, resolution }) => {
    const compilerOptions = {
      ...{ ...RESOLUTIONS[resolution], lib: ["es2022", "dom"], types: [], target: "es2022", noEmit: true },
      ...{ strict: true, skipLibCheck: false, exactOptionalPropertyTypes: true },
      // What the compiler itself brings is not ours, and takes it as long as all the rest.
      skipDefaultLibCheck: true,
    };
    const config = `${compiler}-${resolution}`.replaceAll(/\W+/g, "-");
    project.write({ [`${config}.json`]: JSON.stringify({ compilerOptions, files: Object.keys(FILES) }) });
    const ran = run(process.execPath, [COMPILERS[compiler], "-p", `${config}.json`], project.folder);
    await expect(ran).resolves.toEqual({ stdout: "", stderr: "" });
  });

  it.each([
    { kind: "an ES module", file: "page.mjs", code: asModule(PAGE) },
    { kind: "CommonJS", file: "page.cjs", code: PAGE },
  ])("renders a page on a server, as $kind", async ({ file, code }) => {
    await using mock = await startMock();
    project.write({ [file]: code });
    const ran = run(process.execPath, [file], project.folder, { NUMBERS_API_URL: mock.url });
    await expect(ran).resolves.toEqual({ stdout: "<p>4 numbers</p>\n", stderr: "" });
  });

  it("explains what an editor points at", () => {
    const names = NAMES.split(", ");
    const explain = hoverIn(join(project.folder, "hover.mts"), `import { ${NAMES} } from "@numbers-api/react";`);
    expect(names.filter((name) => !/\w+ \w+/.test(explain(name)))).toEqual([]);
    expect(explain("useNumbersList")).toContain("List the account's phone numbers, by `GET /numbers/list`");
  });
});
