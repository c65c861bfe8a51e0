import type { Operation } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import { summaryIn } from "./summary.ts";

const operation: Operation = {
  ...{ id: "books_find", namespace: "books", name: "find", method: "GET", path: "/books" },
  success: {},
};
const documentWith = (summary: unknown): object => ({ paths: { "/books": { get: { summary } } } });

describe("the summary of an operation", () => {
  it.each(["Find a book", " Find a book. "])(
    "comes from the contract, trimmed and without its full stop: %j",
    (summary) => {
      expect(summaryIn(documentWith(summary), operation)).toBe("Find a book");
    },
  );

  it.each([{}, { paths: {} }, documentWith(undefined), documentWith(" "), documentWith(7)])(
    "is undefined if the contract has none: %j",
    (document) => {
      expect(summaryIn(document, operation)).toBeUndefined();
    },
  );
});
