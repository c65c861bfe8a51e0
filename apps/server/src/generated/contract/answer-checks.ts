// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { AnswerChecks } from "../../http/contract-check.ts";
import * as answers from "./answers.js";

/** Checks of answers by operation. */
export const answerChecks: Readonly<Record<string, AnswerChecks>> = {
  numbers_list: {
    200: { "application/json": answers.check0 },
    400: { "application/json": answers.check1 },
    401: {},
    402: { "application/json": answers.check2 },
    500: {},
    502: { "application/json": answers.check3 },
  },
};
