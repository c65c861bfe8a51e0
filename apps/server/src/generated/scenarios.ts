// Generated from apps/server/telnyx/openapi.yaml by `pnpm generate`. Do not edit.
import type { BodyScenario } from "../model.ts";
import type { operations as OperationTypes } from "./types.ts";

/** Types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
  readonly held: BodyScenario<OperationTypes, "held", "phone_numbers_list", 200, "application/json">;
  readonly "none-held": BodyScenario<OperationTypes, "none-held", "phone_numbers_list", 200, "application/json">;
  readonly "first-of-two-pages": BodyScenario<OperationTypes, "first-of-two-pages", "phone_numbers_list", 200, "application/json">;
  readonly "second-of-two-pages": BodyScenario<OperationTypes, "second-of-two-pages", "phone_numbers_list", 200, "application/json">;
  readonly "authentication-failed": BodyScenario<
    OperationTypes,
    "authentication-failed",
    | "phone_numbers_list"
    | "available_phone_numbers_list"
    | "number_orders_create",
    401,
    "application/json"
  >;
  readonly "request-timeout": BodyScenario<OperationTypes, "request-timeout", "phone_numbers_list", 408, "application/json">;
  readonly "too-many-requests": BodyScenario<
    OperationTypes,
    "too-many-requests",
    | "phone_numbers_list"
    | "available_phone_numbers_list"
    | "number_orders_create",
    429,
    "application/json"
  >;
  readonly "unexpected-error": BodyScenario<
    OperationTypes,
    "unexpected-error",
    | "phone_numbers_list"
    | "available_phone_numbers_list"
    | "number_orders_create",
    500,
    "application/json"
  >;
  readonly available: BodyScenario<OperationTypes, "available", "available_phone_numbers_list", 200, "application/json">;
  readonly ordered: BodyScenario<OperationTypes, "ordered", "number_orders_create", 200, "application/json">;
}

// The examples are checked against their schemas by `pnpm lint`, whose messages name their lines.
const literals: unknown = {
  held: {
    name: "held",
    operations: ["phone_numbers_list"],
    status: 200,
    summary: "All numbers in one page.",
    contentType: "application/json",
    body: {
      data: [
        {
          id: "1293384261075731499",
          record_type: "phone_number",
          phone_number: "+12025550123",
          status: "active",
          customer_reference: "acme",
        },
        {
          id: "1293384261075731500",
          record_type: "phone_number",
          phone_number: "+442079460958",
          status: "active",
          customer_reference: "acme",
        },
      ],
      meta: { total_pages: 1, total_results: 2, page_number: 1, page_size: 250 },
    },
  },
  "none-held": {
    name: "none-held",
    operations: ["phone_numbers_list"],
    status: 200,
    summary: "The customer holds no number.",
    contentType: "application/json",
    body: { data: [], meta: { total_pages: 0, total_results: 0, page_number: 1, page_size: 250 } },
  },
  "first-of-two-pages": {
    name: "first-of-two-pages",
    operations: ["phone_numbers_list"],
    status: 200,
    summary: "The first of two pages.",
    contentType: "application/json",
    body: {
      data: [
        {
          id: "1293384261075731499",
          record_type: "phone_number",
          phone_number: "+12025550123",
          status: "active",
          customer_reference: "acme",
        },
        {
          id: "1293384261075731501",
          record_type: "phone_number",
          phone_number: "+12025550124",
          status: "deleted",
          customer_reference: "acme",
        },
      ],
      meta: { total_pages: 2, total_results: 4, page_number: 1, page_size: 250 },
    },
  },
  "second-of-two-pages": {
    name: "second-of-two-pages",
    operations: ["phone_numbers_list"],
    status: 200,
    summary: "The second page, which repeats a number of the first because one was added meanwhile.",
    contentType: "application/json",
    body: {
      data: [
        {
          id: "1293384261075731499",
          record_type: "phone_number",
          phone_number: "+12025550123",
          status: "active",
          customer_reference: "acme",
        },
        {
          id: "1293384261075731500",
          record_type: "phone_number",
          phone_number: "+442079460958",
          status: "port_out_pending",
          customer_reference: "acme",
        },
      ],
      meta: { total_pages: 2, total_results: 4, page_number: 2, page_size: 250 },
    },
  },
  "authentication-failed": {
    name: "authentication-failed",
    operations: ["phone_numbers_list", "available_phone_numbers_list", "number_orders_create"],
    status: 401,
    summary: "The key is invalid.",
    contentType: "application/json",
    body: {
      errors: [
        {
          code: "10009",
          title: "Authentication failed",
          detail: "The required authentication headers were either invalid or not included in the request.",
        },
      ],
    },
  },
  "request-timeout": {
    name: "request-timeout",
    operations: ["phone_numbers_list"],
    status: 408,
    summary: "Telnyx took too long.",
    contentType: "application/json",
    body: { errors: [{ code: "10008", title: "Request timeout", detail: "The request timed out." }] },
  },
  "too-many-requests": {
    name: "too-many-requests",
    operations: ["phone_numbers_list", "available_phone_numbers_list", "number_orders_create"],
    status: 429,
    summary: "The rate limit is reached.",
    contentType: "application/json",
    body: {
      errors: [
        {
          code: "10011",
          title: "Too many requests",
          detail: "You have exceeded the maximum number of allowed requests.",
        },
      ],
    },
  },
  "unexpected-error": {
    name: "unexpected-error",
    operations: ["phone_numbers_list", "available_phone_numbers_list", "number_orders_create"],
    status: 500,
    summary: "Telnyx failed.",
    contentType: "application/json",
    body: { errors: [{ code: "10007", title: "Unexpected error", detail: "An unexpected error occurred." }] },
  },
  available: {
    name: "available",
    operations: ["available_phone_numbers_list"],
    status: 200,
    summary: "One number can be ordered.",
    contentType: "application/json",
    body: {
      data: [{ record_type: "available_phone_number", phone_number: "+12025550177" }],
      meta: { total_results: 1, best_effort_results: 0 },
    },
  },
  ordered: {
    name: "ordered",
    operations: ["number_orders_create"],
    status: 200,
    summary: "The order was accepted.",
    contentType: "application/json",
    body: {
      data: {
        id: "12ade33a-21c0-473b-b055-b3c836e1c292",
        record_type: "number_order",
        status: "pending",
        customer_reference: "acme",
        phone_numbers: [{ phone_number: "+12025550177", status: "pending" }],
      },
    },
  },
};

/**
 * Scenarios of the contract: its examples by name, and statuses without an example by their reason phrases. A name that
 * means different things to several operations has the id of the operation before it.
 */
export const scenarios: Scenarios = literals as Scenarios;

/** Default scenario of each operation: its first success, in JSON if possible. */
export const defaultScenarios = {
  phone_numbers_list: "held",
  available_phone_numbers_list: "available",
  number_orders_create: "ordered",
} as const;
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
