// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
"use client";
import { type QueryHook, queryHook } from "../query-hook.ts";
import { type SuspenseQueryHook, suspenseQueryHook } from "../suspense-query-hook.ts";
import * as operations from "./operations.ts";

/** List the account's phone numbers, by `GET /numbers/list`: the query. */
export const useNumbersList: QueryHook<"numbers", "list"> = /* @__PURE__ */ queryHook<"numbers", "list">(operations.numbersList);

/** List the account's phone numbers, by `GET /numbers/list`: the query, for components below a `Suspense` and an error boundary. */
export const useSuspenseNumbersList: SuspenseQueryHook<"numbers", "list"> = /* @__PURE__ */ suspenseQueryHook<"numbers", "list">(operations.numbersList);
