import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { contractOf } from "@numbers-api/openapi/bundle";
import { buildModel } from "@numbers-api/openapi/model";
import { afterAll, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { CORPUS, type CorpusDocument, type CorpusRequest, RESPONSES, toDocument } from "../support/corpus.ts";
import { evaluate } from "../support/evaluation/evaluate.ts";
import { makeFolder } from "../support/folder.ts";
import { startStockPrism } from "../support/stock-prism.ts";

/** Features of the corpus in which stock Prism has other statuses, with the reason. */
const EXPLAINED: Readonly<Record<string, string>> = {
  XML: "Prism validates the text of XML as if it were the value.",
  "a 64-bit integer in the path": "Prism rounds integers before it compares them with the range.",
  "a body that may be null": "Prism takes null for a missing body.",
  "a cookie": "Prism does not validate cookies.",
  "a file name with an extension in the path": "Prism splits the file name at its first dot.",
  "a form list of objects": "Prism does not read objects inside of lists.",
  "a form list with values that contain the delimiter": "Prism decodes values before it splits them.",
  "a header list": "The process of Prism ends when a list is missing in the headers.",
  "a list in one value of an urlencoded form": "Prism does not split the value.",
  "a matrix list in the path": "The process of Prism ends.",
  "a parameter with JSON content": "Prism does not validate parameters with content.",
  "a query behind the path": "Prism takes it for a part of the path, which no request has.",
  "a simple list in the path": "The process of Prism ends.",
  "a space-delimited list": "Prism splits at %20 only after it was decoded.",
  "an empty form": "Prism takes an empty form for a missing body.",
  "an empty value that is allowed": "Prism does not know allowEmptyValue.",
  decimals: "Prism divides binary fractions: 19.99 is not a multiple of 0.01.",
  "files and JSON in a multipart form": "Prism keeps one file of several.",
  "header parameters that are not parameters": "Prism validates Accept, Content-Type and Authorization.",
  "read-only members": "Prism requires read-only members inside of oneOf.",
  "repeated keys in an urlencoded form": "Prism keeps one value of several.",
};

// Security and servers are global to a document, so such entries would need a separate one.
const entries = CORPUS.filter(({ root }) => root === undefined);

/** Single document with all entries, each below its own path. */
function merged(): object {
  const documents = entries.map(
    (entry) => toDocument({ ...entry, openapi: "3.1.0", path: pathOf(entry) }) as Documented,
  );
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Corpus", version: "1.0.0" },
    paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
    components: { schemas: Object.assign({}, ...documents.map(({ components }) => components.schemas)) },
  };
}

interface Documented {
  readonly paths: object;
  readonly components: { readonly schemas: object };
}

function pathOf(entry: CorpusDocument): string {
  return `/n${entries.indexOf(entry)}${entry.path ?? "/it"}`;
}

const folder = await makeFolder({});
await writeFile(folder.path("corpus.json"), JSON.stringify(merged()));
const spec = pathToFileURL(folder.path("corpus.json")).href;
const mock = await startMock({ spec });
let prism = await startStockPrism(spec);
afterAll(() => Promise.all([prism[Symbol.asyncDispose](), mock.close(), folder[Symbol.asyncDispose]()]));

async function statusOf(
  url: string,
  entry: CorpusDocument,
  { target, ...init }: CorpusRequest,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(10_000);
    const response = await fetch(`${url}/n${entries.indexOf(entry)}${target}`, { ...init, signal });
    await response.text();
    return response.status;
  } catch {
    return undefined;
  }
}

/** Status of stock Prism, which is started again after requests that end its process. */
async function statusOfPrism(entry: CorpusDocument, request: CorpusRequest): Promise<number | undefined> {
  const status = await statusOf(prism.url, entry, request);
  if (status === undefined) {
    await prism[Symbol.asyncDispose]();
    prism = await startStockPrism(spec);
  }
  return status;
}

/** Features of the corpus with static answers of stock Prism that their schemas do not allow, with the reason. */
const WRONG_ANSWERS: Readonly<Record<string, string>> = {
  "a condition": "Prism does not follow if, then and else.",
  "a duration": "Prism knows no text of this format.",
  "a list that contains something": "Prism does not follow contains.",
  "a multiple with limits": "Prism takes the minimum, which is not a multiple.",
  "a number of properties": "Prism adds two properties at most.",
  "a pattern": "Prism answers with the text string.",
  "a recursion": "Prism cuts a recursion off at a required member.",
  "a set": "Prism repeats an item.",
  "a tuple": "Prism does not follow prefixItems.",
  "alternatives of required members": "Prism keeps the alternative and drops the properties.",
  "any value": "Prism sends an empty body as JSON.",
  "names by a pattern": "Prism does not follow propertyNames.",
  "one of several beside properties": "Prism keeps the alternative and drops the properties.",
  "something forbidden": "Prism does not follow not.",
};

it("stock Prism has the same statuses, but for differences that are explained", async () => {
  const differences: string[] = [];
  for (const entry of entries) {
    const requests = [...(entry.accepted ?? [{ target: "/it" }]), ...(entry.refused ?? [])];
    for (const request of requests) {
      const theirs = await statusOfPrism(entry, request);
      const ours = await statusOf(mock.url, entry, request);
      if (theirs !== ours) differences.push(`${entry.feature}: ${theirs ?? "no response"}, not ${ours}`);
    }
  }
  expect(featuresIn(differences), differences.join("\n")).toEqual(Object.keys(EXPLAINED).toSorted());
});

it("stock Prism answers as the schemas allow, but for answers that are explained", async () => {
  const wrong: string[] = [];
  for (const entry of RESPONSES) {
    const document = JSON.parse(JSON.stringify(toDocument({ openapi: "3.1.0", ...entry })));
    const model = buildModel(contractOf({ ...document, paths: { [pathOf(entry)]: document.paths["/it"] } }));
    const { failures } = await evaluate(prism, model, { dynamicAnswers: 0 });
    wrong.push(...failures.map((failure) => `${entry.feature}: ${failure}`));
  }
  expect(featuresIn(wrong), wrong.join("\n")).toEqual(Object.keys(WRONG_ANSWERS).toSorted());
});

function featuresIn(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => line.split(": ")[0] ?? ""))].toSorted();
}
