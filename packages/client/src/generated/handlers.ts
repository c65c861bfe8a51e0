// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import * as Testing from "../testing/handler.ts";

/** Answers `GET /numbers/list` with a scenario of the contract. */
export const numbersList: Testing.HandlerOf<"numbers_list"> = Testing.handlerOf<"numbers_list">("numbers_list");
