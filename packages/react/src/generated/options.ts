// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { type QueryFactory, queryFactory } from "../query.ts";
import * as operations from "./operations.ts";

/** Query options for loaders, prefetching and TanStack's own hooks: List the account's phone numbers (`GET /numbers/list`). */
export const numbersListQueryOptions: QueryFactory<"numbers", "list"> = /* @__PURE__ */ queryFactory<"numbers", "list">(operations.numbersList);
