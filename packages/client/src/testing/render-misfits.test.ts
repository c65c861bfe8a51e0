// What is generated is run: written to a file, imported, and asked about values.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Operation, Shape } from "@numbers-api/contract";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Misfit } from "../misfit.ts";
import { renderMisfits } from "./render-misfits.ts";

type Shapes = Readonly<Record<string, Shape>>;
type Misfits = Readonly<Record<string, Misfit>>;

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "numbers-api-misfits-"));
});
afterAll(() => rm(folder, { recursive: true }));

const operation = (shape: string): Operation => ({
  ...{ id: "things_get", namespace: "things", name: "get", method: "GET", path: "/things" },
  success: { 200: { contentType: "application/json", shape }, 204: {} },
});

/** The functions for these shapes, each the body of a success. */
async function generated(shapes: Shapes): Promise<Misfits> {
  const text = renderMisfits(Object.keys(shapes).map(operation), shapes);
  const file = join(folder, `${++count}.ts`);
  await writeFile(file, text.replace("../misfit.ts", new URL("../misfit.ts", import.meta.url).href));
  const { misfits } = (await import(pathToFileURL(file).href)) as { readonly misfits: Misfits };
  return misfits;
}

/** The place that the function for the shape `Body` finds. */
async function place(value: unknown, body: Shape, others: Shapes = {}): Promise<string | undefined> {
  return (await generated({ ...others, Body: body }))["Body"]?.(value);
}

describe("The functions for the shapes of a contract", () => {
  it("find nothing in what is as promised, whatever else it has", async () => {
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

  it("name the first place that is not", async () => {
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

  it("keep apart shapes whose names differ in what no identifier can hold", async () => {
    const misfits = await generated({
      "a b": { text: "string" },
      "a-b": { number: "number" },
      "a'": "#a b",
      toString: {},
    });
    expect(misfits["a b"]?.({ text: "" })).toBe("");
    expect(misfits["a-b"]?.({ text: "" })).toBe(".number.");
    expect(misfits["a'"]?.({ number: 1 })).toBe(".text.");
    expect(misfits["toString"]?.(1)).toBe(".");
  });

  it("are those of the bodies of successes and of the error envelope, and of what these refer to", () => {
    const shapes: Shapes = { Body: { part: "#Part" }, Part: {}, Unused: {}, ErrorEnvelope: {} };
    const text = renderMisfits([operation("Body")], shapes);
    expect(text.match(/(?<=const misfitIn_)\w+/g)?.sort()).toEqual(["Body", "ErrorEnvelope", "Part"]);
    expect(text.match(/(?<=^ {2}")\w+(?=":)/gm)).toEqual(["ErrorEnvelope", "Body"]);
  });

  it("find no error envelope where the contract has none", async () => {
    const misfits = await generated({ Body: {} });
    expect(misfits["ErrorEnvelope"]?.({})).toBe(".");
  });

  it("find what going through the shape finds", async () => {
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
        const misfits = await generated(shapes);
        for (const value of [
          ...random,
          ...random.map(() => valueFor(body, shapes, () => Number(choices.next().value))),
        ]) {
          expect(misfits["Body"]?.(value)).toBe(firstMisfit(value, body, shapes));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The same, by going through the shape. */
function firstMisfit(value: unknown, shape: Shape, shapes: Shapes): string {
  if (shape === "any") return value === undefined ? "." : "";
  if (typeof shape === "string") {
    const named = shape.startsWith("#") ? shapes[shape.slice(1)] : undefined;
    return named ? firstMisfit(value, named, shapes) : typeof value === shape ? "" : ".";
  }
  if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(shape)) return ".";
  const wanted = Array.isArray(shape)
    ? Object.keys(value).map((index): [string, Shape] => [index, (shape as [Shape])[0]])
    : Object.entries(shape as Readonly<Record<string, Shape>>);
  for (const [name, inner] of wanted) {
    const below = firstMisfit((value as Readonly<Record<string, unknown>>)[name], inner, shapes);
    if (below) return `.${name}${below}`;
  }
  return "";
}

/** A value that fits, but for one place in six. */
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
