import type { ApiModel, ApiSchema } from "@numbers-api/openapi/model";
import type { Direction, SchemaValidator, Validation } from "@numbers-api/openapi/validation";
import { type BodyOptions, makeBody } from "./body.ts";
import type { Size } from "./size.ts";

/** Body that was made, with what its schema still refuses. */
export interface Generated {
  readonly value: unknown;
  readonly validation: Validation;
  /** Limits of the contract that are beyond those of the mock. */
  readonly notes: readonly string[];
}

/** How a body is generated. */
export interface GenerateOptions {
  readonly isStatic: boolean;
  readonly seed: string;
  readonly now: number;
  readonly size?: Size | undefined;
  readonly direction?: Direction;
}

/** Number of attempts to make a body that its schema allows. */
const ATTEMPTS = 60;

/**
 * Generates a body that its schema allows. What keywords forbid together cannot be told beforehand, so bodies are made
 * in different ways until one is valid; otherwise the one with the fewest violations is taken.
 *
 * @throws {SizeError} when its lists cannot have the size that is asked for.
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
    // A contract beyond the limits of the mock takes long to make, and is no better in another way.
    if (validation.count === 0 || notes.length > 0) break;
  }
  if (!best) throw new Error("no body was made");
  return best;
}

/** The way to make a body in an attempt: first as it is asked for, then ever more freely. */
function optionsFor(attempt: number, { isStatic, seed, now, size, direction }: GenerateOptions): BodyOptions {
  const common = { now, size, direction };
  if (!isStatic && attempt < ATTEMPTS / 3) return { ...common, seed: JSON.stringify([seed, attempt]) };
  const own = JSON.stringify([seed, attempt]);
  if (attempt === 0) return { ...common, seed: own, isStatic: true };
  if (attempt === 1) return { ...common, seed: own, isStatic: true, optional: "none" };
  const optional = (["all", "none", "some"] as const)[attempt % 3] ?? "some";
  return { ...common, seed: own, isStatic: attempt % 2 === 0, takesFirst: attempt % 5 === 0, optional };
}
