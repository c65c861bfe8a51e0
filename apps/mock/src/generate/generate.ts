import type { ApiModel, ApiSchema } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import type { Direction, SchemaValidator, Validation } from "@numbers-api/openapi/validation";
import { type BodyOptions, makeBody } from "./body.ts";
import type { Size } from "./size.ts";

/** Generated body with the violations that remain. */
export interface Generated {
  readonly value: unknown;
  readonly validation: Validation;
  /** Limits of the contract that are beyond those of the mock. */
  readonly notes: readonly string[];
}

/** Options of a generated body. */
export interface GenerateOptions {
  readonly isStatic: boolean;
  readonly seed: string;
  readonly now: number;
  readonly size?: Size | undefined;
  readonly direction?: Direction;
}

/** Number of attempts to generate a valid body. */
const ATTEMPTS = 60;

/**
 * Generates a body that its schema allows. Some combinations of keywords can only be checked on a finished body, so
 * several strategies are tried until one gives a valid body. Otherwise the parts of the best body that are invalid are
 * left out, as far as that helps.
 *
 * @throws {SizeError} when its lists cannot have the requested size.
 */
export function generate(
  { document }: Pick<ApiModel, "document">,
  validator: SchemaValidator,
  schema: ApiSchema,
  options: GenerateOptions,
): Generated {
  const { direction = "response" } = options;
  let best: Generated | undefined;
  let ignored: Validation["ignored"];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { value, notes } = makeBody(document, schema.schema, optionsFor(attempt, options));
    const checked = validator.validate(schema, value, direction);
    // Only the first validation by a schema tells what it leaves out.
    ignored ??= checked.ignored;
    const validation = ignored ? { ...checked, ignored } : checked;
    if (!best || validation.count < best.validation.count) best = { value, validation, notes };
    // For a contract beyond the mock's limits, further attempts take long and do not give better bodies.
    if (validation.count === 0 || notes.length > 0) break;
  }
  if (!best) throw new Error("no body was made");
  return best.validation.count === 0 || options.size !== undefined
    ? best
    : withoutInvalid(best, (value) => validator.validate(schema, value, direction));
}

/** Largest number of parts that are left out of a body. */
const MAX_OMISSIONS = 50;

/** Leaves out the smallest parts of a body that its schema does not allow, as long as it differs less without them. */
function withoutInvalid(made: Generated, validate: (value: unknown) => Validation): Generated {
  let best = made;
  for (let omissions = 0; omissions < MAX_OMISSIONS && best.validation.count > 0; omissions += 1) {
    const { value, validation } = best;
    const candidates = validation.violations.flatMap(({ path }) => path.map((_, index) => path.slice(0, index + 1)));
    let better: Generated | undefined;
    for (const path of candidates.toSorted((one, other) => other.length - one.length)) {
      const smaller = without(value, path);
      const checked = validate(smaller);
      if (checked.count < validation.count) {
        better = { ...best, value: smaller, validation: checked };
        break;
      }
    }
    if (!better) break;
    best = better;
  }
  return best;
}

/** Copy of a value without the member or item at a path. */
function without(value: unknown, [key = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.toSpliced(Number(key), 1);
    return value.with(Number(key), without(value[Number(key)], rest));
  }
  if (!isObject(value)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...value, [key]: without(inner, rest) };
}

/** Strategy of an attempt: first as requested, then with more freedom each time. */
function optionsFor(attempt: number, { isStatic, seed, now, size, direction }: GenerateOptions): BodyOptions {
  const common = { now, size, direction };
  if (!isStatic && attempt < ATTEMPTS / 3) return { ...common, seed: JSON.stringify([seed, attempt]) };
  const own = JSON.stringify([seed, attempt]);
  if (attempt === 0) return { ...common, seed: own, isStatic: true };
  if (attempt === 1) return { ...common, seed: own, isStatic: true, optional: "none" };
  const optional = (["all", "none", "some"] as const)[attempt % 3] ?? "some";
  return { ...common, seed: own, isStatic: attempt % 2 === 0, takesFirst: attempt % 5 === 0, optional };
}
