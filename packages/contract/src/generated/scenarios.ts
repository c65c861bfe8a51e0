// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { BodyScenario, BodylessScenario } from "../model.ts";
import type { operations as OperationTypes } from "./types.ts";

/** Types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
  readonly "dedicated-numbers": BodyScenario<OperationTypes, "dedicated-numbers", "numbers_list", 200, "application/json">;
  readonly "shared-number-only": BodyScenario<OperationTypes, "shared-number-only", "numbers_list", 200, "application/json">;
  readonly "full-account": BodyScenario<OperationTypes, "full-account", "numbers_list", 200, "application/json">;
  readonly "invalid-input": BodyScenario<OperationTypes, "invalid-input", "numbers_list", 400, "application/json">;
  readonly unauthorized: BodylessScenario<"unauthorized", "numbers_list", 401>;
  readonly "usage-limit-exceeded": BodyScenario<OperationTypes, "usage-limit-exceeded", "numbers_list", 402, "application/json">;
  readonly "internal-server-error": BodylessScenario<"internal-server-error", "numbers_list", 500>;
  readonly "provider-telnyx": BodyScenario<OperationTypes, "provider-telnyx", "numbers_list", 502, "application/json">;
  readonly "provider-ses": BodyScenario<OperationTypes, "provider-ses", "numbers_list", 502, "application/json">;
}

// The examples are checked against their schemas by `pnpm lint`, whose messages name their lines.
const literals: unknown = {
  "dedicated-numbers": {
    name: "dedicated-numbers",
    operations: ["numbers_list"],
    status: 200,
    summary: "An account with dedicated numbers in several countries, some of them without a label.",
    contentType: "application/json",
    body: {
      numbers: [
        { phoneNumber: "+12025550123", label: "Support", createdAt: "2026-09-14T08:21:37Z" },
        { phoneNumber: "+442079460958", label: "London office", createdAt: "2026-09-21T15:02:11Z" },
        { phoneNumber: "+493023125042", createdAt: "2026-10-05T11:47:53+02:00" },
        { phoneNumber: "+46701740637", createdAt: "2026-10-19T06:30:00Z" },
      ],
      sharedNumber: "+18005550199",
    },
  },
  "shared-number-only": {
    name: "shared-number-only",
    operations: ["numbers_list"],
    status: 200,
    summary: "A new account that has no dedicated number yet and sends from the shared number.",
    contentType: "application/json",
    body: { numbers: [], sharedNumber: "+18005550199" },
  },
  "full-account": {
    name: "full-account",
    operations: ["numbers_list"],
    status: 200,
    summary: "An account with 49 dedicated numbers, as many as the largest plan allows.",
    contentType: "application/json",
    body: {
      numbers: [
        { phoneNumber: "+12025550100", label: "Support", createdAt: "2026-03-04T19:47:32Z" },
        { phoneNumber: "+12125550107", label: "Sales", createdAt: "2026-03-09T23:48:56Z" },
        { phoneNumber: "+12135550114", createdAt: "2026-03-14T19:59:56Z" },
        { phoneNumber: "+13055550121", label: "Alerts", createdAt: "2026-03-20T21:48:26Z" },
        { phoneNumber: "+442079460548", label: "Onboarding", createdAt: "2026-03-27T23:26:19Z" },
        { phoneNumber: "+493023125445", createdAt: "2026-04-04T09:29:05Z" },
        { phoneNumber: "+46701740616", label: "Returns", createdAt: "2026-04-08T02:02:39Z" },
        { phoneNumber: "+15035550149", label: "Logistics", createdAt: "2026-04-15T03:41:49Z" },
        { phoneNumber: "+15125550156", createdAt: "2026-04-22T23:34:47Z" },
        { phoneNumber: "+16025550163", label: "Surveys", createdAt: "2026-04-29T07:33:33Z" },
        { phoneNumber: "+16175550170", label: "VIP line", createdAt: "2026-05-05T17:58:13Z" },
        { phoneNumber: "+442079460507", createdAt: "2026-05-12T07:29:05Z" },
        { phoneNumber: "+493023125068", label: "Night shift", createdAt: "2026-05-17T08:35:38Z" },
        { phoneNumber: "+46701740623", label: "Warehouse", createdAt: "2026-05-20T13:37:04Z" },
        { phoneNumber: "+13035550198", createdAt: "2026-05-23T05:01:39Z" },
        { phoneNumber: "+14165550105", label: "Front desk", createdAt: "2026-05-30T18:43:10Z" },
        { phoneNumber: "+16045550112", label: "Support 2", createdAt: "2026-06-04T07:46:01Z" },
        { phoneNumber: "+15145550119", createdAt: "2026-06-09T07:37:40Z" },
        { phoneNumber: "+442079460466", label: "Billing 2", createdAt: "2026-06-15T06:01:02Z" },
        { phoneNumber: "+493023125691", label: "Alerts 2", createdAt: "2026-06-21T07:55:20Z" },
        { phoneNumber: "+46701740630", createdAt: "2026-06-28T22:57:13Z" },
        { phoneNumber: "+13055550147", label: "Reminders 2", createdAt: "2026-07-06T18:46:12Z" },
        { phoneNumber: "+13125550154", label: "Returns 2", createdAt: "2026-07-13T02:16:46Z" },
        { phoneNumber: "+14045550161", createdAt: "2026-07-20T04:39:59Z" },
        { phoneNumber: "+14155550168", label: "Security codes 2", createdAt: "2026-07-26T13:57:04Z" },
        { phoneNumber: "+442079460425", label: "Surveys 2", createdAt: "2026-08-02T11:38:29Z" },
        { phoneNumber: "+493023125314", createdAt: "2026-08-08T23:14:08Z" },
        { phoneNumber: "+46701740637", label: "Marketing 2", createdAt: "2026-08-12T16:59:13Z" },
        { phoneNumber: "+16175550196", label: "Night shift 2", createdAt: "2026-08-16T04:51:46Z" },
        { phoneNumber: "+17025550103", createdAt: "2026-08-21T02:04:23Z" },
        { phoneNumber: "+17135550110", label: "Clinic 2", createdAt: "2026-08-27T00:21:24Z" },
        { phoneNumber: "+12065550117", label: "Front desk 2", createdAt: "2026-09-01T18:33:24Z" },
        { phoneNumber: "+442079460384", createdAt: "2026-09-07T04:21:58Z" },
        { phoneNumber: "+493023125937", label: "Sales 3", createdAt: "2026-09-15T00:19:05Z" },
        { phoneNumber: "+46701740644", label: "Billing 3", createdAt: "2026-09-17T20:03:44Z" },
        { phoneNumber: "+15145550145", createdAt: "2026-09-20T20:29:10Z" },
        { phoneNumber: "+12025550152", label: "Onboarding 3", createdAt: "2026-09-23T23:34:20Z" },
        { phoneNumber: "+12125550159", label: "Reminders 3", createdAt: "2026-09-28T01:51:47Z" },
        { phoneNumber: "+12135550166", createdAt: "2026-09-30T15:29:17Z" },
        { phoneNumber: "+442079460343", label: "Logistics 3", createdAt: "2026-10-07T17:36:27Z" },
        { phoneNumber: "+493023125560", label: "Security codes 3", createdAt: "2026-10-13T05:32:38Z" },
        { phoneNumber: "+46701740651", createdAt: "2026-10-15T22:51:19Z" },
        { phoneNumber: "+14155550194", label: "VIP line 3", createdAt: "2026-10-19T14:22:51Z" },
        { phoneNumber: "+15035550101", label: "Marketing 3", createdAt: "2026-10-24T07:54:56Z" },
        { phoneNumber: "+15125550108", createdAt: "2026-10-27T17:25:40Z" },
        { phoneNumber: "+16025550115", label: "Warehouse 3", createdAt: "2026-11-02T05:51:46Z" },
        { phoneNumber: "+442079460302", label: "Clinic 3", createdAt: "2026-11-04T09:36:21Z" },
        { phoneNumber: "+493023125183", createdAt: "2026-11-12T00:25:56Z" },
        { phoneNumber: "+46701740658", label: "Support 4", createdAt: "2026-11-17T17:02:52Z" },
      ],
      sharedNumber: "+18005550199",
    },
  },
  "invalid-input": {
    name: "invalid-input",
    operations: ["numbers_list"],
    status: 400,
    summary: "The request did not pass validation.",
    contentType: "application/json",
    body: {
      trackingId: "trk_01KAJ3Z6V8Q4N7W2X9C5B0D1EF",
      error: {
        code: "invalid_input",
        message: "The Authorization header holds more than one API key.",
        fix: "Send the header once, with a single API key.",
      },
    },
  },
  unauthorized: {
    name: "unauthorized",
    operations: ["numbers_list"],
    status: 401,
    summary: "The API key is missing, malformed or revoked. There is no body.",
  },
  "usage-limit-exceeded": {
    name: "usage-limit-exceeded",
    operations: ["numbers_list"],
    status: 402,
    summary: "The account has reached the usage limit of its plan.",
    contentType: "application/json",
    body: {
      trackingId: "trk_01KAJ41M5R2T8Y6H3K9P0S7GVB",
      error: {
        code: "usage_limit_exceeded",
        message: "The account has reached the request limit of its plan for this month.",
        fix: "Upgrade the plan, or wait until the limit resets on the first of the month.",
      },
    },
  },
  "internal-server-error": {
    name: "internal-server-error",
    operations: ["numbers_list"],
    status: 500,
    summary: "The platform failed to process the request. There is no body. Retry later.",
  },
  "provider-telnyx": {
    name: "provider-telnyx",
    operations: ["numbers_list"],
    status: 502,
    summary: "The voice and SMS provider Telnyx did not answer in time.",
    contentType: "application/json",
    body: {
      trackingId: "trk_01KAJ42XC7D9F1G3J5M8N0Q2RT",
      error: {
        code: "provider_error",
        message: "Telnyx did not answer in time.",
        fix: "Try again in a few minutes. If the error persists, send the tracking id to support.",
        provider: "telnyx",
        providerCode: "10008",
      },
    },
  },
  "provider-ses": {
    name: "provider-ses",
    operations: ["numbers_list"],
    status: 502,
    summary: "The email provider Amazon SES rejected the request temporarily.",
    contentType: "application/json",
    body: {
      trackingId: "trk_01KAJ44B6E8H2K4P7S9V1W3XYZ",
      error: {
        code: "provider_error",
        message: "Amazon SES rejected the request because of its sending rate limit.",
        fix: "Try again in a minute. If the error persists, send the tracking id to support.",
        provider: "ses",
        providerCode: "Throttling",
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
export const defaultScenarios = { numbers_list: "dedicated-numbers" } as const;
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
