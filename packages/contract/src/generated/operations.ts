// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry, Shape } from "../model.ts";

/** Version of the contract, from its `info`. */
export const contractVersion = "1.0.0";

/** Servers of the contract. */
export const servers = ["http://127.0.0.1:4010"] as const;
servers satisfies readonly ServerEntry[];

/** Security schemes of the contract that a client can use, by name. */
export const credentialSchemes = { apiKey: { type: "bearer" } } as const;
credentialSchemes satisfies Readonly<Record<string, CredentialScheme>>;

/** Security alternatives of operations without their own; empty when they do not take credentials. */
export const security = [["apiKey"]] as const;
security satisfies readonly CredentialAlternative[];

/** Operations of the contract by id. */
export const operations = {
  numbers_list: {
    id: "numbers_list",
    namespace: "numbers",
    name: "list",
    method: "GET",
    path: "/numbers/list",
    success: { 200: { contentType: "application/json", shape: "NumberList" } },
    errors: {
      400: { summary: "Bad Request: the request is invalid.", shape: "ErrorEnvelope" },
      401: { summary: "Unauthorized: the API key is missing, malformed or revoked.", hasBody: false },
      402: {
        summary: "Payment Required: the account has reached the usage limit of its plan.",
        shape: "ErrorEnvelope",
      },
      500: { summary: "Internal Server Error: the platform failed to process the request.", hasBody: false },
      502: { summary: "Bad Gateway: a provider behind the platform failed.", shape: "ErrorEnvelope" },
    },
  },
} as const;
operations satisfies Readonly<Record<string, Operation>>;

/** Ids of the operations by resource and by name in the client. */
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

/** Guarantees about JSON bodies: of successes by the names that the operations use, of errors by component. */
export const shapes = {
  ErrorEnvelope: { trackingId: "string", error: "#ErrorDetails" },
  NumberList: { numbers: ["#DedicatedNumber"], sharedNumber: "string" },
  ErrorDetails: { code: "string", message: "string" },
  DedicatedNumber: { phoneNumber: "string", createdAt: "string" },
} as const;
shapes satisfies Readonly<Record<string, Shape>>;
