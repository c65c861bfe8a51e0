// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { RequestChecks } from "../../http/contract-check.ts";

/** Checks of requests by operation. */
export const requestChecks: Readonly<Record<string, RequestChecks>> = {
  numbers_list: {
    parameters: [],
  },
};
