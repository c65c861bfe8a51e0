// A project of somebody else, outside of the workspace, with the packed package. Its declarations are read by compilers
// that we do not choose, with options that we do not choose, and with nothing skipped; its code runs as an ES module and
// as CommonJS.
import { createRequire } from "node:module";
import { join } from "node:path";
import { startMock } from "@numbers-api/mock";
import { type BlankProject, blankProject, hoverIn, run, versionOf } from "@numbers-api/workspace/packing";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { folder } from "./support/folder.ts";

const USE = `
const client = nameClient(createClient({ baseUrl: "http://127.0.0.1:4010", apiKey: "any" }), "account-42");
const queryClient = new QueryClient();
export const load = () => queryClient.fetchQuery(numbersListQuery(client)).then((list) => list.sharedNumber.length);
export const count = (): number | undefined => queryClient.getQueryData(numbersListQuery(client).queryKey)?.numbers.length;
export const forget = () => queryClient.invalidateQueries({ queryKey: queryKey(client, "numbers", "list") });
export function useSentence(): string {
  const { data, error } = useNumbersList({ staleTime: 1_000, select: ({ numbers }) => numbers.length });
  const shared: string = useSuspenseNumbersList().data.sharedNumber;
  if (error instanceof PaymentRequiredError) return error.fix ?? error.message;
  // @ts-expect-error the selection made it a number
  data?.numbers;
  // @ts-expect-error no such operation in the contract
  queryKey(client, "numbers", "remove");
  return data === undefined ? shared : data.toFixed();
}
export const app = createElement(NumbersProvider, { client }, "text");
`;
const NAMES = "nameClient, NumbersProvider, numbersListQuery, queryKey, useNumbersList, useSuspenseNumbersList";
const FILES = {
  "use.mts": `import { createClient, PaymentRequiredError } from "@numbers-api/client";
import { ${NAMES} } from "@numbers-api/react";
import { QueryClient } from "@tanstack/react-query";
import { createElement } from "react";${USE}`,
  "use.cts": `import client_ = require("@numbers-api/client");
import numbers = require("@numbers-api/react");
import query = require("@tanstack/react-query");
import react = require("react");
const { createClient, PaymentRequiredError } = client_;
const { ${NAMES} } = numbers;
const { QueryClient } = query;
const { createElement } = react;${USE}`,
};

/** A page that a server renders: one component, whose data a loader has fetched. */
const PAGE = `
const { createClient } = require("@numbers-api/client");
const { NumbersProvider, numbersListQuery, useNumbersList } = require("@numbers-api/react");
const { QueryClient, QueryClientProvider } = require("@tanstack/react-query");
const { createElement: h } = require("react");
const { renderToString } = require("react-dom/server");

const client = createClient({ apiKey: "any" });
const queryClient = new QueryClient();
const Numbers = () => h("p", null, \`\${useNumbersList().data.numbers.length} numbers\`);
queryClient.fetchQuery(numbersListQuery(client)).then(() => {
  const numbers = h(NumbersProvider, { client }, h(Numbers));
  console.log(renderToString(h(QueryClientProvider, { client: queryClient }, numbers)));
  queryClient.clear();
});
`;
const asModule = (code: string): string =>
  code.replaceAll(
    /const (\{.*\}) = require\((.*)\);/g,
    (_, names, from) => `import ${names.replace(":", " as")} from ${from};`,
  );

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
const PEERS = {
  "the latest peers": ["@tanstack/react-query", "react", "react-dom", "@types/react"].map(installed),
  // The oldest that package.json allows; TanStack Query's own declarations need types of React that are younger.
  "the oldest peers": ["@tanstack/react-query@5.90.1", "react@18.0.0", "react-dom@18.0.0", "@types/react@18.2.8"],
};

describe.each(Object.entries(PEERS))("a project with %s", (_, peers) => {
  let project: BlankProject;
  beforeAll(async () => {
    project = await blankProject(inject("client"), inject("tarball"), ...peers);
    project.write(FILES);
  });
  afterAll(() => project[Symbol.dispose]());

  const matrix = Object.keys(COMPILERS).flatMap((compiler) =>
    Object.keys(RESOLUTIONS).map((resolution) => ({ compiler, resolution })),
  ) as { compiler: keyof typeof COMPILERS; resolution: keyof typeof RESOLUTIONS }[];

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
