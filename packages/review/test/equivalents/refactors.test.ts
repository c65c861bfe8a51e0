// Documents with the same meaning are equal: only renamed types are reported.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reviewDocuments } from "../command/documents.ts";
import { chapters, documentOf } from "../table/table.ts";
import { rewrite } from "./rewrite.ts";

const { schema } = fc.letrec<{ schema: Record<string, unknown> }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Record<string, unknown>>(
      {},
      { type: "string" },
      { type: "integer", minimum: 1 },
      { type: ["string", "null"] },
      { type: "string", enum: ["a", "b"] },
      { type: "string", format: "date-time" },
      { $ref: "#/components/schemas/Tree" },
      { $ref: "#/components/schemas/Name", description: "A name." },
    ),
    fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("schema"), { noNullPrototype: true }),
      required: fc.subarray(["a", "b"]),
    }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({ oneOf: fc.tuple(tie("schema"), fc.constant({ type: "boolean" })) }),
    fc.record({ allOf: fc.tuple(tie("schema"), tie("schema")) }),
  ),
}));

const document = fc
  .record({ sent: schema, received: schema, parameter: schema })
  .map(({ sent, received, parameter }) => ({
    openapi: "3.1.0",
    info: { title: "A", version: "1.0.0" },
    paths: {
      "/things/{id}": {
        post: {
          operationId: "things_make",
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: "q", in: "query", schema: parameter },
          ],
          requestBody: { content: { "application/json": { schema: sent } } },
          responses: { "200": { description: "It.", content: { "application/json": { schema: received } } } },
        },
      },
    },
    components: {
      schemas: {
        Name: { type: "string", minLength: 1 },
        Tree: {
          type: "object",
          properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } },
        },
      },
    },
  }));

describe("a document that is written otherwise", () => {
  it("has no change on the wire", async () => {
    const choices = fc.infiniteStream(fc.nat());
    await fc.assert(
      fc.asyncProperty(document, choices, async (base, stream) => {
        const choose = (below: number): number => Number(stream.next().value) % below;
        const { changes } = await reviewDocuments(base, rewrite(base, choose));
        expect(changes.filter(({ kind }) => kind !== "component-renamed" && kind !== "component-removed")).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a change in a document that is written otherwise", () => {
  const rows = chapters
    .filter(({ at }) => at === "schema")
    .flatMap(({ cases }) => cases)
    // In 3.0 a null variant is written otherwise.
    .filter(({ version }) => version === undefined);

  it.each(["request", "response"] as const)("is judged as it was, in a %s", async (direction) => {
    const judged = rows.filter((row) => row[direction] !== undefined);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...judged), fc.infiniteStream(fc.nat()), async (row, stream) => {
        const choose = (below: number): number => Number(stream.next().value) % below;
        const base = documentOf("schema", row.before, direction);
        const head = rewrite(documentOf("schema", row.after, direction) as Record<string, unknown>, choose);
        expect((await reviewDocuments(base, head)).verdict, row.title).toBe(row[direction]);
      }),
      { numRuns: 1000 },
    );
  });
});
