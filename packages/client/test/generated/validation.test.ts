// The generated module is written to a file, imported and run.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { renderValidation } from "@numbers-api/codegen/client";
import type { Operation, Shape } from "@numbers-api/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Validate } from "../../src/response/validation.ts";

type Shapes = Readonly<Record<string, Shape>>;
type Validators = Readonly<Record<string, Validate>>;

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-api-validation-"));
});
afterAll(() => rm(folder, { recursive: true }));

const operation = (shape: string): Operation => ({
  ...{ id: "things_get", namespace: "things", name: "get", method: "GET", path: "/things" },
  success: { 200: { contentType: "application/json", shape }, 204: {} },
});

/** Functions for these shapes, each the body of a success. */
async function generated(shapes: Shapes): Promise<Validators> {
  const text = renderValidation(Object.keys(shapes).map(operation), shapes);
  const file = join(folder, `${++count}.ts`);
  await writeFile(
    file,
    text.replace("../response/validation.ts", new URL("../../src/response/validation.ts", import.meta.url).href),
  );
  const { validationErrors } = (await import(pathToFileURL(file).href)) as { readonly validationErrors: Validators };
  return validationErrors;
}

/** Place that the function for the shape `Body` finds. */
async function place(value: unknown, body: Shape, others: Shapes = {}): Promise<string | undefined> {
  return (await generated({ ...others, Body: body }))["Body"]?.(value);
}

describe("generated validators", () => {
  it("accept valid values with additional members", async () => {
    const shape: Shape = {
      id: "number",
      tags: ["string"],
      isOpen: "boolean",
      any: "any",
      deep: { list: [{ a: "any" }] },
    };
    const value = { id: 1, tags: ["a"], isOpen: false, any: null, deep: { list: [{ a: 0, b: 1 }] }, more: 1 };
    expect(await place(value, shape)).toBe("");
    expect(await place([], ["string"])).toBe("");
    expect(await place({}, {})).toBe("");
  });

  it("miss members that every object has by inheritance", async () => {
    // Every object has such members, but of another type.
    const shape = { toString: "any", valueOf: { a: "string" } } as unknown as Shape;
    expect(await place({}, shape)).toBe(".toString.");
    expect(await place({ toString: 1 }, shape)).toBe(".valueOf.");
    expect(await place({ toString: 1, valueOf: { a: "x" } }, shape)).toBe("");
  });

  it("name the first invalid place", async () => {
    const shape: Shape = { id: "number", deep: { list: [{ "a-b": "string" }] } };
    expect(await place(null, shape)).toBe(".");
    expect(await place([], shape)).toBe(".");
    expect(await place({}, ["any"])).toBe(".");
    expect(await place({ deep: {} }, shape)).toBe(".id.");
    expect(await place({ id: 1, deep: null }, shape)).toBe(".deep.");
    expect(await place({ id: 1, deep: { list: [{ "a-b": "" }, {}] } }, shape)).toBe(".deep.list.1.a-b.");
    expect(await place({}, { member: "any" })).toBe(".member.");
  });

  it("follow shapes that refer to themselves", async () => {
    const shapes: Shapes = { Tree: { name: "string", branches: ["#Tree"] } };
    const leaf = { name: "leaf", branches: [] };
    expect(await place({ name: "root", branches: [leaf, leaf] }, "#Tree", shapes)).toBe("");
    expect(await place({ name: "root", branches: [leaf, { branches: [] }] }, "#Tree", shapes)).toBe(
      ".branches.1.name.",
    );
  });

  it("keep apart shapes whose names become one identifier", async () => {
    const validators = await generated({
      "a b": { text: "string" },
      "a-b": { number: "number" },
      "a'": "#a b",
      toString: {},
    });
    expect(validators["a b"]?.({ text: "" })).toBe("");
    expect(validators["a-b"]?.({ text: "" })).toBe(".number.");
    expect(validators["a'"]?.({ number: 1 })).toBe(".text.");
    expect(validators["toString"]?.(1)).toBe(".");
  });

  it("exist for the bodies of successes, the error envelope, and the shapes that these refer to", () => {
    const shapes: Shapes = { Body: { part: "#Part" }, Part: {}, Unused: {}, ErrorEnvelope: {} };
    const text = renderValidation([operation("Body")], shapes);
    expect(text.match(/(?<=const validate_)\w+/g)?.sort()).toEqual(["Body", "ErrorEnvelope", "Part"]);
    expect(text.match(/(?<=^ {2}")\w+(?=":)/gm)).toEqual(["ErrorEnvelope", "Body"]);
  });

  it("accept no error envelope where the contract has none", async () => {
    const validators = await generated({ Body: {} });
    expect(validators["ErrorEnvelope"]?.({})).toBe(".");
  });

  it("find the same place as an interpreter of shapes", async () => {
    const names = fc.constantFrom("a", "b", "length", "__proto__", "é", '"', "0");
    const shape = fc.letrec<{ shape: Shape }>((tie) => ({
      shape: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<Shape>("string", "number", "boolean", "any", "#Other"),
        fc.tuple(tie("shape")),
        // Made as the generator makes them, so that __proto__ is a member like any other.
        fc.array(fc.tuple(names, tie("shape")), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
      ),
    })).shape;
    const values = fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(shape, shape, values, fc.infiniteStream(fc.nat(5)), async (body, other, random, choices) => {
        const shapes = { Body: body, Other: Array.isArray(other) || typeof other === "object" ? other : {} };
        const validators = await generated(shapes);
        for (const value of [
          ...random,
          ...random.map(() => valueFor(body, shapes, () => Number(choices.next().value))),
        ]) {
          expect(validators["Body"]?.(value)).toBe(firstInvalidPlace(value, body, shapes));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Interpreter of shapes. */
function firstInvalidPlace(value: unknown, shape: Shape, shapes: Shapes): string {
  if (shape === "any") return value === undefined ? "." : "";
  if (typeof shape === "string") {
    const named = shape.startsWith("#") ? shapes[shape.slice(1)] : undefined;
    return named ? firstInvalidPlace(value, named, shapes) : typeof value === shape ? "" : ".";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(shape)) return ".";
  const wanted = Array.isArray(shape)
    ? Object.keys(value).map((index): [string, Shape] => [index, (shape as [Shape])[0]])
    : Object.entries(shape as Readonly<Record<string, Shape>>);
  for (const [name, inner] of wanted) {
    const member: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
    const below = firstInvalidPlace(member, inner, shapes);
    if (below) return `.${name}${below}`;
  }
  return "";
}

/** Value that is valid except in one place of six. */
function valueFor(shape: Shape, shapes: Shapes, choose: () => number, depth = 0): unknown {
  if (choose() === 0 || depth > 5) return null;
  if (shape === "string") return "";
  if (shape === "number" || shape === "any") return 0;
  if (shape === "boolean") return true;
  if (typeof shape === "string") return valueFor(shapes[shape.slice(1)] ?? "any", shapes, choose, depth + 1);
  const inside = (inner: Shape): unknown => valueFor(inner, shapes, choose, depth + 1);
  if (Array.isArray(shape)) return Array.from({ length: choose() }, () => inside((shape as [Shape])[0]));
  return Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, inside(inner)]));
}
