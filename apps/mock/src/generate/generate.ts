import type { ApiModel, ApiSchema } from "@numbers-api/openapi/model";
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
 * several strategies are tried until one gives a valid body; otherwise the body with the fewest violations is returned.
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
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { value, notes } = makeBody(document, schema.schema, optionsFor(attempt, options));
    const validation = validator.validate(schema, value, direction);
    if (!best || validation.count < best.validation.count) best = { value, validation, notes };
    // For a contract beyond the mock's limits, further attempts take long and do not give better bodies.
    if (validation.count === 0 || notes.length > 0) break;
  }
  if (!best) throw new Error("no body was made");
  return best;
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
