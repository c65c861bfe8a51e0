import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import type { SchemaValidator } from "@numbers-api/openapi/validation";
import { operationName } from "../contract/operation-name.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import { stamp, type Tracking } from "../http/tracking.ts";
import { hasErrorEnvelope } from "./envelope.ts";
import type { BuiltResponse } from "./response-builder.ts";

/** Header that lists the differences of a response from the contract. */
export const VIOLATIONS_HEADER = "x-mock-violations";

/** Final reply. */
export interface Outgoing {
  readonly reply: Reply;
  /** The contract does not allow the response, so an error is sent instead. */
  readonly isReplaced: boolean;
}

/**
 * Gives a response of the contract its tracking id, and reports in a header how it differs from the contract.
 *
 * @param isStrict Sends an error in place of a response that the contract does not allow.
 */
export function validateAndStamp(
  model: ApiModel,
  validator: SchemaValidator,
  operation: ApiOperation,
  built: BuiltResponse,
  tracking: Tracking,
  isStrict: boolean,
): Outgoing {
  const { violations } = built;
  if (violations.length === 0) return { reply: stampEnvelope(model, validator, built, tracking), isReplaced: false };
  if (isStrict) {
    const error = contractViolation(operation, built.reply, violations);
    return { reply: stamp(error.toReply(), tracking), isReplaced: true };
  }
  const { reply } = built;
  const headers = { ...reply.headers, [VIOLATIONS_HEADER]: toHeaderText(violations) };
  return { reply: stamp({ ...reply, headers }, tracking, false), isReplaced: false };
}

/** Responses known to accept new tracking ids. All ids have one format, so checking one is enough. */
const takesId = new WeakMap<BuiltResponse, boolean>();

function stampEnvelope(model: ApiModel, validator: SchemaValidator, built: BuiltResponse, tracking: Tracking): Reply {
  const { reply, media } = built;
  const known = takesId.get(built);
  if (known === false && !tracking.isGiven) return stamp(reply, tracking, false);
  if (known === undefined && !hasErrorEnvelope(model, media)) {
    takesId.set(built, false);
    return stamp(reply, tracking, false);
  }
  const stamped = stamp(reply, tracking);
  if (stamped.body === reply.body || !media?.schema || (known && !tracking.isGiven)) return stamped;
  // A contract may want ids of another form. Then the body keeps that of its example.
  const fits = hasErrorEnvelope(model, media) && validator.validate(media.schema, stamped.body, "response").count === 0;
  if (!tracking.isGiven) takesId.set(built, fits);
  return fits ? stamped : stamp(reply, tracking, false);
}

/** Longest text of violations in a header, in characters. */
const MAX_HEADER = 1000;

function toHeaderText(violations: readonly string[]): string {
  const text = violations.join("; ").replace(/[^\x20-\x7e]+/g, "?");
  return text.length > MAX_HEADER ? `${text.slice(0, MAX_HEADER)}...` : text;
}

function contractViolation(operation: ApiOperation, { status }: Reply, violations: readonly string[]): MockError {
  return new MockError({
    status: 500,
    code: "mock_contract_violation",
    message: `The response ${status} of ${operationName(operation)} differs from the contract: ${violations.join("; ")}.`,
    fix: "Correct the example in the contract, or its schema.",
  });
}
