// Looks for values that contradict a verdict of the review, with a validator that shares no code with it.
import { Validator } from "@cfworker/json-schema";
import { isObject } from "@numbers-api/openapi/reference";
import { passesAll } from "@numbers-api/openapi/schema-view";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { greatest, type Impact } from "../../src/kinds/kinds.ts";
import { changesOf, documentOf } from "../table/table.ts";
import { Random } from "./random.ts";
import { mutate, randomSchema, type Schema } from "./schemas.ts";
import { valueFor } from "./values.ts";

/** Edit with its known properties. */
export interface Trial {
  readonly direction: "request" | "response";
  readonly base: Schema;
  readonly head: Schema;
  readonly verdict: Impact;
  readonly kinds: readonly string[];
  /** Value that one side accepts and the other refuses, so that a consumer breaks. Searched for when it is read. */
  readonly witness: { readonly value: unknown } | undefined;
  /** The same of all values, also of those with members that nobody describes. Searched for when it is read. */
  readonly anyWitness: { readonly value: unknown } | undefined;
}

const EDITS_OF_A_SCHEMA = 8;
const VALUES = 40;

/** Runs edits from a seed on. Every trial is the same for its seed. */
export function* trials(seed: number, count: number): Generator<Trial> {
  for (let index = 0; index * EDITS_OF_A_SCHEMA * 2 < count; index += 1)
    yield* trialsOf(new Random(seed + index * 7919));
}

function* trialsOf(random: Random): Generator<Trial> {
  const base = randomSchema(random, 3);
  const described = compile(onlyDescribed(base));
  const opened = compile(withoutClosing(base));
  const original = compile(base);
  const values = Array.from({ length: VALUES }, () => valueFor(random, base));
  for (let edit = 0; edit < EDITS_OF_A_SCHEMA; edit += 1) {
    let head = mutate(random, base);
    if (random.chance(0.2)) head = mutate(random, head);
    const accepts = compile(head);
    const describedByHead = compile(onlyDescribed(head));
    const candidates = [...values, ...Array.from({ length: VALUES }, () => valueFor(random, head))];
    // By convention, a consumer sends members that the base describes, and the API sends those that the head describes.
    const isSentInVain = (value: unknown): boolean =>
      original(value) === true &&
      accepts(value) === false &&
      described(value) === true &&
      confirms(value, [base, onlyDescribed(base)], [head]);
    const isNotUnderstood = (value: unknown): boolean =>
      original(value) === false &&
      accepts(value) === true &&
      opened(value) === false &&
      describedByHead(value) === true &&
      confirms(value, [head, onlyDescribed(head)], [base, withoutClosing(base)]);
    const isRefused = (value: unknown): boolean =>
      original(value) === true && accepts(value) === false && confirms(value, [base], [head]);
    const isUnexpected = (value: unknown): boolean =>
      original(value) === false && accepts(value) === true && confirms(value, [head], [base]);
    const find = (isWitness: (value: unknown) => boolean): Trial["witness"] => {
      const found = candidates.findIndex(isWitness);
      return found < 0 ? undefined : { value: candidates[found] };
    };
    for (const direction of ["request", "response"] as const) {
      const changes = changesOf(documentOf("schema", base, direction), documentOf("schema", head, direction));
      const kinds = changes.flatMap(({ kind, impact }) => (impact === "major" ? [kind] : []));
      const verdict = greatest(changes.map(({ impact }) => impact));
      yield {
        ...{ direction, base, head, verdict, kinds },
        get witness() {
          return find(direction === "request" ? isSentInVain : isNotUnderstood);
        },
        get anyWitness() {
          return find(direction === "request" ? isRefused : isUnexpected);
        },
      };
    }
  }
}

/** Checks with a second validator: ajv miscounts some `contains` below `additionalProperties`. */
function confirms(value: unknown, accepting: readonly Schema[], refusing: readonly Schema[]): boolean {
  const isValid = (schema: Schema): boolean => new Validator(schema, "2020-12").validate(value).valid;
  return accepting.every(isValid) && !refusing.some(isValid);
}

const ajv = new Ajv2020({ strict: false, validateSchema: false, addUsedSchema: false, logger: false });
formats.default(ajv);

/**
 * Validator of a schema, compiled when it is used; it returns undefined where ajv fails, as it does for some nested
 * `unevaluatedProperties`.
 */
function compile(schema: Schema): (value: unknown) => boolean | undefined {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    // The validator caches compiled schemas, and millions of them would not fit in memory.
    if (typeof schema === "object") ajv.removeSchema(schema);
    try {
      return validate(value);
    } catch {
      return undefined;
    }
  };
}

const VALUES_UNDER = ["items", "additionalProperties", "unevaluatedProperties", "contains", "unevaluatedItems"];
const IN_PLACE = ["allOf", "anyOf", "oneOf"];

/** Schema for objects that have only the described members, at every depth. */
function onlyDescribed(schema: Schema): Schema {
  return { allOf: [inside(schema)], unevaluatedProperties: false };

  function inside(value: unknown): Schema {
    if (!isObject(value)) return value as Schema; // Schemas are objects or booleans.
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
        // An unrestricted rest does not describe members.
        if (/^(additional|unevaluated)Properties$/.test(key) && passesAll(item)) return [];
        return [insideOf(key, item)];
      }),
    );
  }

  function insideOf(key: string, item: unknown): [string, unknown] {
    if (VALUES_UNDER.includes(key)) return [key, typeof item === "boolean" ? item : onlyDescribed(item as Schema)];
    if (IN_PLACE.includes(key) && Array.isArray(item)) return [key, item.map(inside)];
    if (key === "prefixItems" && Array.isArray(item)) return [key, item.map((each) => onlyDescribed(each as Schema))];
    if ((key === "properties" || key === "patternProperties") && isObject(item))
      return [
        key,
        Object.fromEntries(Object.entries(item).map(([name, each]) => [name, onlyDescribed(each as Schema)])),
      ];
    return [key, item];
  }
}

/** Schema for readers that ignore unknown members. */
function withoutClosing(value: unknown): Schema {
  if (Array.isArray(value)) return value.map(withoutClosing) as unknown as Schema; // Inside of a schema only.
  if (!isObject(value)) return value as Schema;
  const { oneOf, ...rest } = value;
  const opened = Object.fromEntries(
    Object.entries(rest).map(([key, item]) => {
      const isNever = item === false || (isObject(item) && passesAll(item["not"]));
      const isClosing = (key === "additionalProperties" || key === "unevaluatedProperties") && isNever;
      // Below these, an object that opens may refuse more.
      const isTurned = key === "not" || key === "if";
      return [key, isClosing ? true : isTurned ? item : withoutClosing(item)];
    }),
  );
  if (oneOf === undefined) return opened;
  const variants = withoutClosing(oneOf);
  // Variants that exclude each other only by being closed do not exclude each other when they open.
  const isClosed = JSON.stringify(variants) !== JSON.stringify(oneOf);
  return isClosed ? { allOf: [opened, { anyOf: variants }] } : { ...opened, oneOf };
}
