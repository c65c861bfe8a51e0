// A project outside of the workspace that installs the packed package. Declarations are compiled by several compilers
// without skipLibCheck; the code runs as an ES module and as CommonJS.
import { join } from "node:path";
import { startMock } from "@numbers-api/mock";
import {
  type BlankProject,
  blankProject,
  CONSUMERS,
  compile,
  hoverIn,
  run,
  TYPESCRIPT_6,
  unexplainedIn,
  versionOf,
} from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { asModule, FILES, NAMES, PAGE } from "./support/consumer.ts";
import { folder } from "./support/folder.ts";

const installed = (name: string): string => `${name}@${versionOf(folder, name)}`;
const PROJECTS = [
  {
    peers: "the latest peers",
    install: [TYPESCRIPT_6, ...["@tanstack/react-query", "react", "react-dom", "@types/react"].map(installed)],
    consumers: CONSUMERS,
  },
  {
    // The oldest versions that package.json allows, and the oldest types of React that compile without skipLibCheck.
    peers: "the oldest peers",
    install: ["@tanstack/react-query@5.90.1", "react@18.0.0", "react-dom@18.0.0", "@types/react@18.3.1"],
    // The first project covers all compilers; here the fastest one checks the types of the peers.
    consumers: CONSUMERS.filter(({ compiler }) => compiler === "TypeScript 7"),
  },
];

describe.each(PROJECTS)("a project with $peers", ({ install, consumers }) => {
  let project: BlankProject;
  beforeAll(async () => {
    project = await blankProject(inject("client"), inject("tarball"), ...install);
    project.write(FILES);
  });
  afterAll(() => project[Symbol.dispose]());

  it.each(consumers)("compiles with $compiler and $resolution", async (consumer) => {
    const compiled = { files: Object.keys(FILES), lib: ["es2022", "dom"], types: [] };
    await expect(compile(project, consumer, compiled)).resolves.toBe("");
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

  it("shows documentation on hover", () => {
    const [file, code] = [join(project.folder, "hover.mts"), `import { ${NAMES} } from "@numbers-api/react";`];
    expect(unexplainedIn(file, code, NAMES.split(", "))).toEqual([]);
    const { documentation } = hoverIn(file, code)("useNumbersList");
    expect(documentation).toContain("List the account's phone numbers (`GET /numbers/list`)");
  });
});
