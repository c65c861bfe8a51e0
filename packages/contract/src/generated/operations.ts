// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { Operation, Shape } from "../model.ts";

/** The version of the contract, from its `info`. */
export const contractVersion = "1.0.0";

/** The addresses that the contract names; a variable in one has its default value. */
export const servers = ["http://127.0.0.1:4010"] as const;

/** The operations of the contract by id. */
export const operations = {
  numbers_list: {
    id: "numbers_list",
    namespace: "numbers",
    name: "list",
    method: "GET",
    path: "/numbers/list",
    success: { 200: { contentType: "application/json", shape: "NumberList" } },
  },
} as const;
operations satisfies Readonly<Record<string, Operation>>;

/** The operations by resource, each under its name in a client, as its id. */
export interface Resources {
  readonly numbers: {
    /**
     * List the account's phone numbers
     *
     * Returns every phone number registered for the account, and the shared number that it can send from when it has
     * no dedicated number. The whole list is returned at once: there are no parameters and no pagination.
     */
    readonly list: "numbers_list";
  };
}

/** What is certain about the JSON bodies of successes, by the names that the operations use, and of errors, by component. */
export const shapes = {
  ErrorEnvelope: { trackingId: "string", error: "#ErrorDetails" },
  NumberList: { numbers: ["#DedicatedNumber"], sharedNumber: "string" },
  ErrorDetails: { code: "string", message: "string" },
  DedicatedNumber: { phoneNumber: "string", createdAt: "string" },
} as const;
shapes satisfies Readonly<Record<string, Shape>>;
