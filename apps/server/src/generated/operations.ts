// Generated from apps/server/telnyx/openapi.yaml by `pnpm generate`. Do not edit.
import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry, Shape } from "../model.ts";

/** Version of the contract, from its `info`. */
export const contractVersion = "2.0.0";

/** Servers of the contract. */
export const servers = ["https://api.telnyx.com"] as const;
servers satisfies readonly ServerEntry[];

/** Security schemes of the contract that a client can use, by name. */
export const credentialSchemes = { apiKey: { type: "bearer" } } as const;
credentialSchemes satisfies Readonly<Record<string, CredentialScheme>>;

/** Security alternatives of operations without their own; empty when they do not take credentials. */
export const security = [["apiKey"]] as const;
security satisfies readonly CredentialAlternative[];

/** Operations of the contract by id. */
export const operations = {
  phone_numbers_list: {
    id: "phone_numbers_list",
    namespace: "phone",
    name: "numbersList",
    method: "GET",
    path: "/v2/phone_numbers",
    parameters: { query: ["page[number]", "page[size]", "filter[customer_reference]"] },
    input: "optional",
    success: { 200: { contentType: "application/json", shape: "PhoneNumberPage" } },
    errors: {
      401: { summary: "Unauthorized: the key is missing or invalid.", shape: "Errors" },
      408: { summary: "Request Timeout: telnyx took too long.", shape: "Errors" },
      429: { summary: "Too Many Requests: the rate limit is reached.", shape: "Errors" },
      500: { summary: "Internal Server Error: telnyx failed.", shape: "Errors" },
    },
  },
  available_phone_numbers_list: {
    id: "available_phone_numbers_list",
    namespace: "available",
    name: "phoneNumbersList",
    method: "GET",
    path: "/v2/available_phone_numbers",
    parameters: { query: ["filter[country_code]", "filter[limit]"] },
    input: "optional",
    success: { 200: { contentType: "application/json", shape: "AvailablePhoneNumbers" } },
    errors: {
      401: { summary: "Unauthorized: the key is missing or invalid.", shape: "Errors" },
      429: { summary: "Too Many Requests: the rate limit is reached.", shape: "Errors" },
      500: { summary: "Internal Server Error: telnyx failed.", shape: "Errors" },
    },
  },
  number_orders_create: {
    id: "number_orders_create",
    namespace: "number",
    name: "ordersCreate",
    method: "POST",
    path: "/v2/number_orders",
    requestBody: { required: true, contentType: "application/json" },
    input: "required",
    success: { 200: { contentType: "application/json", shape: "NumberOrder" } },
    errors: {
      401: { summary: "Unauthorized: the key is missing or invalid.", shape: "Errors" },
      429: { summary: "Too Many Requests: the rate limit is reached.", shape: "Errors" },
      500: { summary: "Internal Server Error: telnyx failed.", shape: "Errors" },
    },
  },
} as const;
operations satisfies Readonly<Record<string, Operation>>;

/** Ids of the operations by resource and by name in the client. */
export interface Resources {
  readonly phone: {
    /**
     * List the numbers that the customer holds
     */
    readonly numbersList: "phone_numbers_list";
  };
  readonly available: {
    /**
     * Search numbers that can be ordered
     */
    readonly phoneNumbersList: "available_phone_numbers_list";
  };
  readonly number: {
    /**
     * Order numbers
     */
    readonly ordersCreate: "number_orders_create";
  };
}

/** Guarantees about JSON bodies: of successes by the names that the operations use, of errors by component. */
export const shapes = {
  Errors: { errors: [{ code: "string" }] },
  PhoneNumberPage: { data: ["#TelnyxPhoneNumber"], meta: "#PageMeta" },
  AvailablePhoneNumbers: { data: [{ phone_number: "string" }] },
  NumberOrder: { data: { id: "string", status: "string" } },
  TelnyxPhoneNumber: { phone_number: "string" },
  PageMeta: { total_pages: "number" },
} as const;
shapes satisfies Readonly<Record<string, Shape>>;
