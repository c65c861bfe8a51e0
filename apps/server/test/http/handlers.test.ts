// The compiler checks the table of handlers against the contract; each expected error here is one that it reports.
import { operations } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import type { Handlers } from "../../src/http/handlers.ts";
import { createHandlers } from "../../src/operations/index.ts";

/** One operation of the table, so that a new one in the contract changes nothing here. */
type ListHandlers = Pick<Handlers, "numbers_list">;

const body = { numbers: [], sharedNumber: "+18005550199" };

// @ts-expect-error A handler is missing.
export const missing: Handlers = {};

export const invented: ListHandlers = {
  numbers_list: () => ({ status: 200, body }),
  // @ts-expect-error Unknown operation.
  numbers_invent: () => ({ status: 200, body }),
};

export const undocumented: ListHandlers = {
  // @ts-expect-error The status is not documented.
  numbers_list: () => ({ status: 418 }),
};

export const incomplete: ListHandlers = {
  // @ts-expect-error A member of the body is missing.
  numbers_list: () => ({ status: 200, body: { numbers: [] } }),
};

export const wrongType: ListHandlers = {
  // @ts-expect-error A member of the body has another type.
  numbers_list: () => ({ status: 200, body: { numbers: [{ phoneNumber: 1, createdAt: "" }], sharedNumber: "" } }),
};

export const withBody: ListHandlers = {
  // @ts-expect-error A status without a body.
  numbers_list: () => ({ status: 401, body }),
};

export const withoutBody: ListHandlers = {
  // @ts-expect-error The status has a body.
  numbers_list: () => ({ status: 402 }),
};

export const otherMediaType: ListHandlers = {
  // @ts-expect-error The media type is not documented.
  numbers_list: () => ({ status: 200, contentType: "text/plain", body }),
};

export const conditional: ListHandlers = {
  numbers_list: ({ account }) => (account.limit === 0 ? { status: 401 } : { status: 200, body }),
};

describe("the table of handlers", () => {
  it("has one for each operation", () => {
    const handlers = createHandlers({ directory: { list: () => [] } });
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(operations).sort());
  });
});
