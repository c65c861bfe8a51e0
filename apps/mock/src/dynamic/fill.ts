import { dereference, isObject } from "@numbers-api/openapi/reference";
import { nameOf, type Operation, responseFor } from "../contract/operation.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import { MockError } from "../http/mock-error.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import type { Preferences } from "../respond/prefer.ts";
import { makeBody } from "./body.ts";
import { drawSeed, nowOf } from "./seed.ts";
import { SizeError } from "./size.ts";

/** How often a body is made up anew that its schema does not allow: parts of a schema may contradict a draw. */
const TRIES = 8;

/**
 * Gives a reply a body that is made up from its schema. The same seed gives the same request the same body, and a
 * header says which one it was (`Preference-Applied`, RFC 7240, section 3), so that an answer can be had again.
 *
 * @throws {MockError} 400 when the lists of the body cannot have the size that is asked for.
 */
export async function fill(
  { document, checks }: Pick<ServedContract, "document" | "checks">,
  operation: Operation,
  reply: Reply,
  request: MockRequest,
  { seed = drawSeed(), size }: Preferences,
): Promise<Reply> {
  const schema = schemaOf(document, operation, reply);
  if (schema === undefined) return reply;
  const target = `${nameOf(operation)} ${request.path} ${JSON.stringify(request.query)}`;
  const applied = ["dynamic=true", `seed=${quoted(seed)}`, ...(size === undefined ? [] : [`size=${size}`])].join(", ");
  const headers = { ...reply.headers, ...(isWritable(seed) && { "preference-applied": applied }) };
  let filled = reply;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const options = { seed: JSON.stringify([seed, target, attempt]), size, now: nowOf(seed) };
    filled = { ...reply, headers, body: withRefusal(operation, () => makeBody(document, schema, options)) };
    const { violations } = await checks.of(operation, filled);
    if (violations.length === 0) break;
  }
  return filled;
}

function withRefusal(operation: Operation, make: () => unknown): unknown {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof SizeError)) throw error;
    throw new MockError({
      status: 400,
      code: "mock_unmet_preference",
      message: `The answer of ${nameOf(operation)} cannot be had in this size: ${error.message}.`,
      fix: "Ask for a size that the contract allows, or leave it out.",
    });
  }
}

/** The schema of a reply's body; nothing when the contract has none. */
function schemaOf(document: object, operation: Operation, { status, headers }: Reply): unknown {
  const response = responseFor(operation, status);
  const content =
    response?.contents.find(({ mediaType }) => mediaType === headers["content-type"]) ?? response?.contents[0];
  if (!response || !content) return undefined;
  const keys = ["paths", operation.path, operation.method.toLowerCase(), "responses", response.code];
  return [...keys, "content", content.mediaType, "schema"].reduce<unknown>((node, key) => {
    const target = dereference(document, node);
    return isObject(target) ? target[key] : undefined;
  }, document);
}

function isWritable(seed: string): boolean {
  return /^[\x20-\x7e]*$/.test(seed);
}

/** A value as RFC 7240 takes it from RFC 9110: a token, or quoted. */
function quoted(value: string): string {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}
