import { createRequire } from "node:module";
import { contractOf, readModel } from "@numbers-api/openapi/bundle";
import { buildModel } from "@numbers-api/openapi/model";
import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { VIOLATIONS_HEADER } from "../../src/responses/validate-and-stamp.ts";
import { CORPUS, type CorpusRequest, toDocument } from "../support/corpus.ts";
import { evaluate } from "../support/evaluation/evaluate.ts";
import { ask } from "../support/visitor.ts";

const require = createRequire(import.meta.url);

function send(url: string, { target, ...init }: CorpusRequest): ReturnType<typeof ask> {
  return ask(url + target, init);
}

describe.each(CORPUS)("a contract with $feature", (entry) => {
  const document = toDocument(entry);

  it("accepts valid requests, and refuses invalid ones", async () => {
    await using mock = await startMock({ document });
    for (const request of entry.accepted ?? []) {
      expect(await send(mock.url, request), JSON.stringify(request)).toMatchObject({ status: 200 });
    }
    for (const request of entry.refused ?? []) {
      expect(await send(mock.url, request), JSON.stringify(request)).toMatchObject({ status: 422 });
    }
  });

  it("answers as its schemas allow, and judges generated requests, by an independent validator", async () => {
    await using mock = await startMock({ document });
    const model = buildModel(contractOf(document));
    const [request] = entry.accepted ?? [];
    const fallback = request && { method: "GET", headers: {}, ...request };
    const server = { url: mock.url, reportHeader: VIOLATIONS_HEADER };
    const { failures, scores } = await evaluate(server, model, { dynamicAnswers: 5, fallback });
    expect(failures).toEqual([]);
    expect(scores).toMatchObject({ static: { total: 1 }, dynamic: { total: 5 } });
  });
});

/** Public documents, with the examples in them that contradict their schemas. */
const PUBLIC = [
  { name: "Figma", file: "@figma/rest-api-spec/openapi/openapi.yaml", operations: 54, contradictions: 0 },
  { name: "Blockfrost", file: "@blockfrost/openapi/openapi.yaml", operations: 129, contradictions: 5 },
];

describe.each(PUBLIC)("the API of $name", ({ file, operations, contradictions }) => {
  it("is served in full: each operation answers, and judges generated requests, by an independent validator", async () => {
    const spec = require.resolve(file);
    await using mock = await startMock({ spec });
    const evaluation = await evaluate({ url: mock.url, reportHeader: VIOLATIONS_HEADER }, await readModel(spec));
    expect(evaluation).toMatchObject({ operations, contradictions, skipped: [], failures: [] });
    expect(evaluation.scores.refuses.total).toBeGreaterThan(30);
  });
});
