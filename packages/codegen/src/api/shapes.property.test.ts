// A response that its schema accepts is never refused: Ajv judges values against schemas of any composition.
import { type ApiSchema, buildModel } from "@numbers-api/openapi/model";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  type Arbitrary,
  array,
  constant,
  constantFrom,
  dictionary,
  letrec,
  oneof,
  property,
  assert as propertyHolds,
  record,
  uniqueArray,
} from "fast-check";
import { expect, it } from "vitest";
import type { Shape } from "../model.ts";
import { ShapeCollector } from "./shapes.ts";

const NAMES = ["a", "b", "c"] as const;
const COMPONENTS = ["One", "Two"] as const;

const member = constantFrom(...NAMES);
const ref = constantFrom(...COMPONENTS).map((name) => ({ $ref: `#/components/schemas/${name}` }));
const type = constantFrom("object", "array", "string", "integer", "boolean", ["string", "null"], ["object", "array"]);

const { schema } = letrec<{ schema: object; list: object[]; members: object }>((tie) => ({
  list: array(tie("schema"), { minLength: 1, maxLength: 2 }),
  members: dictionary(member, tie("schema"), { maxKeys: 3 }),
  schema: oneof(
    { maxDepth: 3, depthSize: "small" },
    type.map((name) => ({ type: name })),
    ref,
    constantFrom<object>({}, { const: 1 }, { enum: ["x", null] }),
    ...[0, 1].map(() =>
      record(
        {
          type,
          required: uniqueArray(member, { maxLength: 2 }),
          properties: tie("members"),
          ...{ allOf: tie("list"), anyOf: tie("list"), oneOf: tie("list"), items: tie("schema"), not: tie("schema") },
          additionalProperties: oneof(constant(false), tie("schema")),
        },
        { requiredKeys: [] },
      ),
    ),
  ),
}));

const { value }: { value: Arbitrary<unknown> } = letrec<{ value: unknown }>((tie) => ({
  value: oneof(
    { maxDepth: 3 },
    constantFrom<unknown>("x", 1, true, null),
    array(tie("value"), { maxLength: 2 }),
    dictionary(member, tie("value"), { maxKeys: 3 }),
  ),
}));

it("A shape accepts every value that its schema accepts", () => {
  let accepted = 0;
  const schemas = record({ One: schema, Two: schema, body: schema });
  propertyHolds(
    property(schemas, array(value, { minLength: 30, maxLength: 30 }), ({ body, ...components }, values) => {
      const document = { openapi: "3.1.0", components: { schemas: components }, "x-body": body };
      const check = compile(document);
      const collector = new ShapeCollector(buildModel({ document }));
      const part: ApiSchema = { at: ["x-body"], schema: { ...body } };
      const name = collector.nameBody([part], "body") ?? "";
      const shapes = collector.entries();
      for (const each of values.filter(check)) {
        accepted++;
        expect(name === "" || matches(`#${name}`, each, shapes), JSON.stringify([each, shapes])).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
  expect(accepted).toBeGreaterThan(200);
});

/** Validator of a document's body, which accepts nothing if its schemas contain themselves without end. */
function compile({ "x-body": body, components }: { readonly "x-body": object; readonly components: object }) {
  const never = (): boolean => false;
  const check = attempt(() => new Ajv2020({ strict: false, logger: false }).compile({ allOf: [body], components }));
  return (each: unknown): boolean => attempt(() => (check ?? never)(each)) === true;
}

/** Result of a function; undefined where its recursion never ends. */
function attempt<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function matches(shape: Shape | undefined, each: unknown, shapes: Readonly<Record<string, Shape>>): boolean {
  if (shape === undefined) return false;
  if (typeof shape === "string") {
    if (shape.startsWith("#")) return matches(shapes[shape.slice(1)], each, shapes);
    return shape === "any" ? each !== undefined : typeof each === shape;
  }
  if (Array.isArray(shape)) return Array.isArray(each) && each.every((item) => matches(shape[0], item, shapes));
  const isMap = typeof each === "object" && each !== null && !Array.isArray(each);
  const members: Readonly<Record<string, unknown>> = isMap ? { ...each } : {};
  return isMap && Object.entries(shape).every(([name, inner]) => matches(inner, members[name], shapes));
}
