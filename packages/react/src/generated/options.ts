// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { type QueryFactory, queryFactory } from "../query.ts";
import * as operations from "./operations.ts";

/** List the account's phone numbers, by `GET /numbers/list`: options of the query, for loaders, prefetching and TanStack's own hooks. */
export const numbersListQuery: QueryFactory<"numbers", "list"> = /* @__PURE__ */ queryFactory<"numbers", "list">(operations.numbersList);
