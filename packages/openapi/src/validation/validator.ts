import { isDeepStrictEqual } from "node:util";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { followReferences, formatPointer, isObject, parsePointer, valueAt } from "../document/reference.ts";
import type { ApiModel, ApiSchema, JsonObject } from "../model/model.ts";
import { hasBigInt, replaceBigInts, writeExactJson } from "../source/exact-json.ts";
import { BoundedPattern } from "./bounded-pattern.ts";
import { addExactKeywords, addKeywords, FORMATS } from "./keywords.ts";
import { type Direction, translateSchema } from "./translate.ts";

export type { Direction };

/** One way in which a value differs from its schema. */
export interface Violation {
  /** Keys that lead from the value to the part that is wrong. */
  readonly path: readonly string[];
  /** Description of the violation, for example `must be integer`. */
  readonly message: string;
}

/** Result of a validation. */
export interface Validation {
  /** First violations, at most {@link MAX_VIOLATIONS}; empty when the value is valid. */
  readonly violations: readonly Violation[];
  /** Number of all violations. */
  readonly count: number;
  /** Reason why the value could not be validated; it then counts as valid. */
  readonly unchecked?: string;
  /** Keywords that could not be compiled, with their values; only in the first validation that needs them. */
  readonly ignored?: readonly string[];
}

/** Maximum number of described violations. */
export const MAX_VIOLATIONS = 20;

/** Validates values by the schemas of a contract. */
export interface SchemaValidator {
  /**
   * Validates a value; schemas are compiled when they are first used.
   *
   * @param direction Leaves out the members that do not travel in it; by default none.
   */
  validate(schema: ApiSchema, value: unknown, direction?: Direction): Validation;
  /**
   * Validator of a changed contract. It takes over the compiled schemas if all of them still apply, and this validator
   * compiles again those that it still needs.
   */
  revise(model: ValidatedContract): SchemaValidator;
}

/** Part of a contract that schemas are compiled from. */
type ValidatedContract = Pick<ApiModel, "document" | "version">;

/**
 * Prepares validation by the schemas of a contract: OpenAPI 3.0, 3.1 or 3.2, well-formed or not. Unlike the check of a
 * document, it ignores parts that it does not support.
 */
export function makeSchemaValidator(model: ValidatedContract): SchemaValidator {
  return makeValidator(model, new Map());
}

function makeValidator(model: ValidatedContract, compilers: Map<string, Compiler>): SchemaValidator {
  const found = new Set<string>();
  const onIgnored = (keyword: string, value: unknown): void => {
    found.add(`${keyword}: ${shortened(writeExactJson(value) ?? "")}`);
  };
  return {
    validate: ({ at }, value, direction) => {
      try {
        const isExact = hasBigInt(value);
        const key = `${direction}${isExact ? " exact" : ""}`;
        const compiler = compilers.get(key) ?? makeCompiler(model, direction, isExact, makeAjv(isExact), new Map());
        compilers.set(key, compiler);
        found.clear();
        const validator = compiler.compile(at, onIgnored);
        const ignored = found.size > 0 && { ignored: [...found].slice(0, MAX_VIOLATIONS) };
        if (validator(value)) return ignored ? { ...VALID, ...ignored } : VALID;
        const errors = validator.errors ?? [];
        return { violations: errors.slice(0, MAX_VIOLATIONS).map(describe), count: errors.length, ...ignored };
      } catch (error) {
        if (error instanceof RangeError) return TOO_DEEP;
        return { violations: [], count: 0, unchecked: error instanceof Error ? error.message : String(error) };
      }
    },
    revise: (changed) => {
      const kept = [...compilers].flatMap(([key, compiler]) => {
        const revised = compiler.revise(changed);
        // Two contracts must not add schemas to one Ajv.
        if (revised) compilers.delete(key);
        return revised ? [[key, revised] as const] : [];
      });
      return makeValidator(changed, new Map(kept));
    },
  };
}

const VALID: Validation = { violations: [], count: 0 };
const TOO_DEEP: Validation = { violations: [{ path: [], message: "is nested too deeply" }], count: 1 };

type OnIgnored = (keyword: string, value: unknown) => void;

/** Compiles schemas for one direction, each of those that are referred to once. */
interface Compiler {
  /** @param onIgnored Called for keywords that could not be compiled. */
  compile(at: ApiSchema["at"], onIgnored: OnIgnored): ValidateFunction;
  /** Checks that the contract has the schemas as they were compiled. */
  isUpToDate(): boolean;
  /** Compiler of a changed contract with the same compiled schemas; undefined when one of them changed. */
  revise(model: ValidatedContract): Compiler | undefined;
}

/** Schema as it was compiled. */
interface Compiled {
  readonly path: readonly string[];
  readonly schema: unknown;
}

/**
 * @param isExact Judges values with `bigint`s in them, which takes longer.
 * @param compiled Schemas that the Ajv has, by their keys.
 */
function makeCompiler(
  { document, version }: ValidatedContract,
  direction: Direction | undefined,
  isExact: boolean,
  ajv: Ajv2020,
  compiled: Map<string, Compiled>,
): Compiler {
  const anchors = makeAnchors(document);
  const open: string[][] = [];
  const known = new Set(compiled.keys());
  const keyAt = (path: readonly string[]): string => {
    const key = `schema:${encodeURIComponent(formatPointer(path))}`;
    if (!known.has(key)) open.push([...path]);
    known.add(key);
    return key;
  };
  const keyOf = (reference: string): string | undefined => {
    const path = reference.startsWith("#/") ? parsePointer(reference) : reference === "#" ? [] : anchors(reference);
    const found = path && followReferences(document, { at: path, value: valueAt(document, path) });
    const isSchema = isObject(found?.value) || typeof found?.value === "boolean";
    return path && isSchema ? keyAt(path) : undefined;
  };
  const translation = { document, isOld: version === "3.0", direction, formats: FORMATS, keyOf, isExact };
  const translate = (path: readonly string[], onIgnored?: OnIgnored): unknown => {
    const schema = translateSchema(valueAt(document, path), { ...translation, ...(onIgnored && { onIgnored }) });
    // Any value without a `bigint` compares in the same way with the nearest number.
    return isExact ? schema : replaceBigInts(schema, Number);
  };
  // Finding a validator by its path takes longer than most validations.
  const validators = new WeakMap<ApiSchema["at"], ValidateFunction>();
  return {
    compile: (at, onIgnored) => {
      const earlier = validators.get(at);
      if (earlier) return earlier;
      const key = keyAt(at.map(String));
      for (let path = open.pop(); path; path = open.pop()) {
        const schema = translate(path, onIgnored);
        ajv.addSchema(schema as object, keyAt(path));
        compiled.set(keyAt(path), { path, schema });
      }
      const validator = ajv.getSchema(key);
      if (!validator) throw new Error(`the schema at #${formatPointer(at)} does not compile`);
      validators.set(at, validator as ValidateFunction); // None of these schemas is asynchronous.
      return validator as ValidateFunction;
    },
    revise: (changed) => {
      const revised = makeCompiler(changed, direction, isExact, ajv, compiled);
      try {
        return revised.isUpToDate() ? revised : undefined;
      } catch {
        // A schema that is nested too deeply is reported by the validation that needs it.
        return undefined;
      }
    },
    isUpToDate: () => [...compiled.values()].every(({ path, schema }) => isDeepStrictEqual(translate(path), schema)),
  };
}

function makeAjv(isExact: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    // Members such as `constructor` are in every object otherwise.
    ownProperties: true,
    strict: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    // Most schemas are compiled for a few values: better code would not pay for its making.
    code: { optimize: false, regExp: Object.assign(newPattern, { code: "newPattern" }) },
  });
  addKeywords(ajv);
  if (isExact) addExactKeywords(ajv);
  return ajv;
}

function newPattern(source: string): BoundedPattern {
  return new BoundedPattern(source);
}

/** Finds the paths of anchors. The document is searched when a reference first needs one. */
function makeAnchors(document: JsonObject): (reference: string) => string[] | undefined {
  let found: ReadonlyMap<string, string[]> | undefined;
  return (reference) => {
    found ??= new Map(findAnchors(document));
    return found.get(reference.replace(/^#/, ""));
  };
}

function* findAnchors(document: JsonObject): Generator<[name: string, path: string[]]> {
  const open: [value: unknown, path: string[]][] = [[document, []]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (Array.isArray(value))
      open.push(...value.map((item, index) => [item, [...path, `${index}`]] as [unknown, string[]]));
    if (!isObject(value)) continue;
    for (const key of ["$anchor", "$dynamicAnchor"]) {
      const anchor = value[key];
      if (typeof anchor === "string") yield [anchor, path];
    }
    for (const [key, member] of Object.entries(value)) open.push([member, [...path, key]]);
  }
}

function describe({ instancePath, message = "is wrong", params, keyword }: ErrorObject): Violation {
  return { path: parsePointer(instancePath), message: message + detailOf(keyword, params) };
}

/** Maximum number of allowed values in a message. */
const MAX_VALUES = 10;

function detailOf(keyword: string, params: Readonly<Record<string, unknown>>): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue } = params;
  const name = additionalProperty ?? unevaluatedProperty;
  if (name !== undefined) return ` ('${String(name)}')`;
  if (keyword === "const") return `: ${shortened(writeExactJson(allowedValue) ?? "")}`;
  if (!Array.isArray(allowedValues)) return "";
  const rest = allowedValues.length - MAX_VALUES;
  const listed = allowedValues.slice(0, MAX_VALUES).map((value) => shortened(writeExactJson(value) ?? ""));
  return `: ${listed.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
