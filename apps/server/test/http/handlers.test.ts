// The compiler checks the table of handlers against the contract; each expected error here is one that it reports.
import { operations } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import type { Handlers } from "../../src/http/handlers.ts";

const body = { numbers: [], sharedNumber: "+18005550199" };

// @ts-expect-error A handler is missing.
export const missing: Handlers = {};

export const invented: Handlers = {
  numbers_list: () => ({ status: 200, body }),
  // @ts-expect-error Unknown operation.
  numbers_invent: () => ({ status: 200, body }),
};

export const undocumented: Handlers = {
  // @ts-expect-error The status is not documented.
  numbers_list: () => ({ status: 418 }),
};

export const incomplete: Handlers = {
  // @ts-expect-error A member of the body is missing.
  numbers_list: () => ({ status: 200, body: { numbers: [] } }),
};

export const wrongType: Handlers = {
  // @ts-expect-error A member of the body has another type.
  numbers_list: () => ({ status: 200, body: { numbers: [{ phoneNumber: 1, createdAt: "" }], sharedNumber: "" } }),
};

export const withBody: Handlers = {
  // @ts-expect-error A status without a body.
  numbers_list: () => ({ status: 401, body }),
};

export const withoutBody: Handlers = {
  // @ts-expect-error The status has a body.
  numbers_list: () => ({ status: 402 }),
};

export const otherMediaType: Handlers = {
  // @ts-expect-error The media type is not documented.
  numbers_list: () => ({ status: 200, contentType: "text/plain", body }),
};

const complete: Handlers = {
  numbers_list: ({ account }) => (account.limit === 0 ? { status: 401 } : { status: 200, body }),
};

describe("the table of handlers", () => {
  it("has one for each operation", () => {
    expect(Object.keys(complete)).toEqual(Object.keys(operations));
  });
});
