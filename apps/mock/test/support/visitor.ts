import { document as numbersApi } from "@numbers-api/contract/document";
import { compileSchemas } from "@numbers-api/openapi/schemas";
import { expect } from "vitest";

/** Response with its body parsed if it is JSON. */
export interface Answered {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly headers: Headers;
  readonly allow: string | undefined;
  readonly length: number | undefined;
  readonly text: string;
  readonly body: unknown;
}

/** A key that the mock lets in, as it does any key. */
export const KEY: Readonly<Record<string, string>> = { authorization: "Bearer test-key" };

/** A tracking id as the mock makes them. */
export const TRACKING_ID: RegExp = /^trk_[0-9A-Z]{26}$/;

const ownSchemas = compileSchemas(numbersApi);

/** Sends a request, and reads the answer to its end. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  const contentType = header("content-type");
  const body: unknown = contentType?.includes("json") && text !== "" ? JSON.parse(text) : text || undefined;
  const length = header("content-length");
  return {
    status: response.status,
    contentType,
    headers: response.headers,
    allow: header("allow"),
    length: length === undefined ? undefined : Number(length),
    text,
    body,
  };
}

/** An example as it is answered: if it has a tracking id, with one that was made for the request. */
export function asAnswered(example: unknown): unknown {
  if (typeof example !== "object" || example === null || !("trackingId" in example)) return example;
  return { ...example, trackingId: expect.stringMatching(TRACKING_ID) };
}

/** Expects an answer to be one that a contract documents for an operation: status, media type and body. */
export function expectDocumented(
  answered: Answered,
  [method, path]: readonly [string, string],
  document: object = numbersApi,
): void {
  const { status, contentType, body } = answered;
  expect(compileSchemas(document).validateAnswer({ method, path, status, contentType, body })).toEqual([]);
}

/** Expects an answer in the mock's own error envelope, and returns its message and fix. */
export function expectRefusal(answered: Answered, status: number, code: string): { message: string; fix: string } {
  expect(ownSchemas.validate(["components", "schemas", "ErrorEnvelope"], answered.body)).toEqual([]);
  expect(answered).toMatchObject({
    status,
    contentType: "application/json",
    body: { trackingId: expect.stringMatching(TRACKING_ID), error: { code } },
  });
  const { error } = answered.body as { error: { message: string; fix: string } }; // Validated above.
  expect(error.fix).toMatch(/^[A-Z].+\.$/);
  return error;
}
