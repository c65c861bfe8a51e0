import { createRequire } from "node:module";
import { readModel } from "@numbers-api/openapi/bundle";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { startMock } from "../../src/index.ts";
import { CORPUS, type CorpusRequest, toDocument } from "../support/corpus.ts";
import { requestMaker } from "../support/generated-requests.ts";
import { ask } from "../support/visitor.ts";

const require = createRequire(import.meta.url);

function send(
  url: string,
  { target, ...init }: CorpusRequest,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof ask> {
  return ask(url + target, { ...init, headers: { ...init.headers, ...headers } });
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

  it("is answered with bodies that its schema allows, static and dynamic", async () => {
    await using mock = await startMock({ document });
    const [request = { target: "/it" }] = entry.accepted ?? [];
    const isValid = independentValidator(entry);
    for (const headers of [{}, ...[1, 2, 3, 4, 5].map((seed) => ({ prefer: `dynamic=true, seed=${seed}` }))]) {
      const { status, body, headers: received } = await send(mock.url, request, headers);
      expect(status).toBe(200);
      expect(isValid(body), JSON.stringify(body)).toBe(true);
      expect(received.get("x-mock-violations")).toBeNull();
    }
  });
});

/** Independent validator: Ajv on the original schema, without the keywords of OpenAPI. */
function independentValidator({
  schema = {},
  schemas = {},
  openapi,
}: (typeof CORPUS)[number]): (body: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const plain = JSON.stringify({ schema, schemas }, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    // A required member that is only for requests is not there.
    const { required, nullable, ...rest } = value as {
      required?: string[];
      nullable?: boolean;
      properties?: Record<string, { writeOnly?: boolean }>;
    };
    const kept = required?.filter((name) => !rest.properties?.[name]?.writeOnly);
    return {
      ...rest,
      ...(kept && { required: kept }),
      ...(nullable && openapi?.startsWith("3.0") && { type: ["string", "null"] }),
    };
  });
  const root = JSON.parse(plain.replaceAll("#/components/schemas/", "#/$defs/"));
  const validate = ajv.compile({ $defs: root.schemas, allOf: [root.schema] });
  return (body) => validate(body);
}

/** Public documents, with the examples in them that contradict their schemas. */
const PUBLIC = [
  { name: "Figma", file: "@figma/rest-api-spec/openapi/openapi.yaml", contradictions: 0 },
  { name: "Blockfrost", file: "@blockfrost/openapi/openapi.yaml", contradictions: 5 },
];

describe.each(PUBLIC)("the API of $name", ({ file, contradictions }) => {
  it("accepts the requests generated from it, and answers each operation as documented", async () => {
    const spec = require.resolve(file);
    const model = await readModel(spec);
    const make = requestMaker(model);
    await using mock = await startMock({ spec });
    const wrong: string[] = [];
    let count = 0;
    for (const operation of model.operations) {
      const request = make(operation);
      if (!request) continue;
      count += 1;
      const { target, ...init } = request;
      const answered = await ask(mock.url + target, init);
      const dynamic = await ask(mock.url + target, {
        ...init,
        headers: { ...init.headers, prefer: "dynamic=true, seed=7" },
      });
      expect([answered.text, dynamic.text].join(), target).not.toContain('"mock_');
      expect(dynamic.headers.get("x-mock-violations"), target).toBeNull();
      if (answered.headers.get("x-mock-violations") !== null) wrong.push(target);
    }
    expect(count).toBeGreaterThan(50);
    expect(wrong).toHaveLength(contradictions);
  });
});
