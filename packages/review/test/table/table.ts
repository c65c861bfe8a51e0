import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { compareDocuments } from "../../src/compare/document.ts";
import { modelOf } from "../../src/inputs/contract.ts";
import type { Impact, KindId } from "../../src/kinds/kinds.ts";
import { type Change, collectChanges } from "../../src/model/changes.ts";

/** Row of the policy: a pair of documents, and the verdict for each side. */
export interface Case {
  readonly title: string;
  readonly kind: KindId;
  /** Kind in a webhook, if it differs. */
  readonly webhook?: KindId;
  /** Verdict if the consumer sends the value, or calls the operation; absent where that does not apply. */
  readonly request?: Impact;
  /** Verdict if the consumer receives the value, or is called. */
  readonly response?: Impact;
  /** Version of OpenAPI, if the row is about one of them. */
  readonly version?: string;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
}

/** Section of the table. */
export interface Chapter {
  readonly title: string;
  /** Part that the documents of a row represent: a schema, an operation, the paths, or the whole document. */
  readonly at: "schema" | "operation" | "paths" | "document";
  readonly cases: readonly Case[];
}

const folder = new URL("cases/", import.meta.url);

/** Policy that the tests run and REVIEW.md shows. */
export const chapters: readonly Chapter[] = readdirSync(folder)
  .sort()
  .map((name) => parse(readFileSync(new URL(name, folder), "utf8")) as Chapter);

/** Document of a row, in the given direction. */
export function documentOf(
  at: Chapter["at"],
  part: unknown,
  direction: "request" | "response",
  version = "3.1.0",
): unknown {
  const content = { "application/json": { schema: part } };
  const wrapped: Record<Chapter["at"], unknown> = {
    schema:
      direction === "request"
        ? { paths: { "/a": { post: { requestBody: { content } } } } }
        : { paths: { "/a": { get: { responses: { "200": { content } } } } } },
    operation: { [direction === "request" ? "paths" : "webhooks"]: { "/a": { post: part } } },
    paths: { [direction === "request" ? "paths" : "webhooks"]: part },
    document: { paths: { "/a": { get: {} } }, ...(part as object) },
  };
  return { openapi: version, info: { title: "A", version: "1.0.0" }, ...(wrapped[at] as object) };
}

type Json = Readonly<Record<string, unknown>>;

/** Changes that the review finds between two documents. */
export function changesOf(base: unknown, head: unknown): Change[] {
  const nowhere = { locate: () => ({ file: "openapi.yaml", line: 1, column: 1 }) };
  return collectChanges(compareDocuments(modelOf(base as Json), modelOf(head as Json)), nowhere, nowhere);
}
