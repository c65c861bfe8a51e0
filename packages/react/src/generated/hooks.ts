// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
"use client";
import { type QueryHook, queryHook, type SuspenseQueryHook, suspenseQueryHook } from "../query-hook.ts";
import * as operations from "./operations.ts";

/** Query hook: List the account's phone numbers (`GET /numbers/list`). */
export const useNumbersList: QueryHook<"numbers", "list"> = /* @__PURE__ */ queryHook<"numbers", "list">(operations.numbersList);

/** Query hook for components inside `Suspense` and an error boundary: List the account's phone numbers (`GET /numbers/list`). */
export const useSuspenseNumbersList: SuspenseQueryHook<"numbers", "list"> = /* @__PURE__ */ suspenseQueryHook<"numbers", "list">(operations.numbersList);
