// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { type HandlerOf, handlerOf } from "../testing/handler.ts";

/** Answers `GET /numbers/list` with a scenario of the contract. */
export const numbersList: HandlerOf<"numbers_list"> = handlerOf<"numbers_list">("numbers_list");
