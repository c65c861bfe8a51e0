import { UsageError } from "@numbers-api/openapi/usage-error";
import { compareDocuments } from "../compare/document.ts";
import { collectChanges } from "../model/changes.ts";

/**
 * Judges two breaks that are known, one of an operation and one of a schema, before anything else is judged.
 *
 * @throws {UsageError} when they are not found: the judge is broken, and what it says would mean nothing.
 */
export function selfTest(): void {
  const document = (paths: Record<string, unknown>): unknown => ({ openapi: "3.1.0", paths });
  const answer = (required: string[]): unknown => ({
    get: {
      responses: {
        "200": { content: { "application/json": { schema: { type: "object", required, properties: { a: {} } } } } },
      },
    },
  });
  const nowhere = { locate: () => ({ file: "", line: 1, column: 1 }) };
  const compared = compareDocuments(
    document({ "/a": answer(["a"]), "/b": answer([]) }),
    document({ "/a": answer([]) }),
  );
  const found = collectChanges(compared, nowhere, nowhere).filter(({ impact }) => impact === "major");
  if (
    found
      .map(({ kind }) => kind)
      .sort()
      .join() !== "operation-removed,property-became-optional"
  ) {
    throw new UsageError(
      "The review does not find breaks that are known, so it judges nothing. See packages/review/src.",
    );
  }
}
