// Generated from the contract by `pnpm generate`. Do not edit.
import type { OperationChecks } from "../http/contract-check.ts";
import * as bodies from "./body-checks.js";

/** Checks of requests and answers by operation. */
export const checks: Readonly<Record<string, OperationChecks>> = {
  "numbers_list": {
    parameters: [],
    answers: {
      "200": { "application/json": bodies.check0 },
      "400": { "application/json": bodies.check1 },
      "401": {  },
      "402": { "application/json": bodies.check2 },
      "500": {  },
      "502": { "application/json": bodies.check3 },
    },
  },
};
