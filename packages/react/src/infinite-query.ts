import { linkedQuery, type NumbersClient } from "@numbers-api/client";
import {
  type DataTag,
  type InfiniteData,
  infiniteQueryOptions,
  type UnusedSkipTokenInfiniteOptions,
} from "@tanstack/react-query";
import { type OperationKey, operationKey } from "./key.ts";
import type {
  BoundOperation,
  ErrorOf,
  InputKind,
  InputOf,
  OperationOn,
  OutputOf,
  ResourceName,
  WithInput,
} from "./operation.ts";

/** Query parameter that selects a page, and the rule for its next value. Members of a page are JSON pointers. */
export type PageRule =
  /** A page contains the cursor of the next one. It is absent, null or empty on the last page. */
  | { readonly type: "cursor"; readonly parameter: string; readonly next: string }
  /** The next page starts after the items that were loaded so far. The last page is empty. */
  | { readonly type: "offset"; readonly parameter: string; readonly items: string }
  /** Pages are numbered. The last page is empty. */
  | { readonly type: "page"; readonly parameter: string; readonly items: string; readonly first: number }
  /** A response links the next page in its header `Link`. The last page has no such link. */
  | { readonly type: "link" };

/** Page of an operation whose pages are linked in a header, with the query of the next page. */
export interface LinkedPage<Data> {
  readonly data: Data;
  /** Query of the next page; `null` on the last page. */
  readonly next: Readonly<Record<string, unknown>> | null;
}

/** An operation with `x-pagination` in the contract. */
export interface PaginatedOperation<R extends ResourceName, N extends OperationOn<R>> extends BoundOperation<R, N> {
  readonly pages: PageRule;
}

/** Cursor, offset, number or query of a page. Undefined starts at the first page. */
export type PageParam = string | number | LinkedPage<unknown>["next"] | undefined;

/** Key of an infinite query: the key of its operation, the input, and `pages`, because its data differs from a query's. */
export type InfiniteQueryKey<R extends ResourceName, N extends OperationOn<R>> = readonly [
  ...OperationKey<R, N>,
  input: InputOf<R, N>,
  kind: "pages",
];

type PageType = PageRule["type"];

/** Page of an infinite query: the output of the operation, or a {@link LinkedPage} of it. */
export type Page<R extends ResourceName, N extends OperationOn<R>, Type extends PageType> = Type extends "link"
  ? LinkedPage<OutputOf<R, N>>
  : OutputOf<R, N>;

/** Pages of an infinite query. */
export type Pages<R extends ResourceName, N extends OperationOn<R>, Type extends PageType = "cursor"> = InfiniteData<
  Page<R, N, Type>,
  PageParam
>;

/** Infinite query options, as TanStack's `infiniteQueryOptions` returns them. */
export type InfiniteQueryOptions<
  R extends ResourceName,
  N extends OperationOn<R>,
  Type extends PageType = "cursor",
> = UnusedSkipTokenInfiniteOptions<
  Page<R, N, Type>,
  ErrorOf<R, N>,
  Pages<R, N, Type>,
  InfiniteQueryKey<R, N>,
  PageParam
> & { queryKey: DataTag<InfiniteQueryKey<R, N>, Pages<R, N, Type>, ErrorOf<R, N>> };

/** Makes infinite query options from a client and the input of the operation. */
export type InfiniteQueryFactory<R extends ResourceName, N extends OperationOn<R>, Type extends PageType = "cursor"> = (
  client: NumbersClient,
  ...input: WithInput<InputKind<R, N>, InputOf<R, N>, []>
) => InfiniteQueryOptions<R, N, Type>;

/**
 * Makes the infinite query options factory of an operation.
 *
 * @typeParam Type is `link` for an operation whose pages are {@link LinkedPage}s.
 */
export function infiniteQueryFactory<
  R extends ResourceName,
  N extends OperationOn<R>,
  Type extends PageType = "cursor",
>(operation: PaginatedOperation<R, N>): InfiniteQueryFactory<R, N, Type> {
  // The types of the callers make sure that a required input is passed.
  return (client, ...[input = {} as InputOf<R, N>]) => {
    const { pages } = operation;
    const queryKey: InfiniteQueryKey<R, N> = [...operationKey<R, N>(client, operation), input, "pages"];
    return infiniteQueryOptions<Page<R, N, Type>, ErrorOf<R, N>, Pages<R, N, Type>, InfiniteQueryKey<R, N>, PageParam>({
      queryKey,
      queryFn: async ({ signal, pageParam }) => {
        const call = operation.call(client, withPage<InputOf<R, N>>(input, pages, pageParam), { signal });
        if (pages.type !== "link") return (await call) as Page<R, N, Type>;
        const { data, response } = await call.withResponse();
        return { data, next: linkedQuery(response) ?? null } as Page<R, N, Type>; // The generator knows the type of the pagination.
      },
      initialPageParam: firstPage(pages, input),
      getNextPageParam: (page, _all, param) => nextPage(pages, page, param),
      // The client already retries where that is safe.
      retry: false,
    }) as InfiniteQueryOptions<R, N, Type>; // The tag of the key is the same type in another form.
  };
}

/** Input of the call of a page. */
function withPage<Input>(input: Input, rule: PageRule, param: PageParam): Input {
  if (param === undefined) return input;
  if (rule.type === "link") return { ...input, query: param };
  // Every paginated operation has query parameters.
  const { query } = input as { readonly query?: object };
  return { ...input, query: { ...query, [rule.parameter]: param } };
}

/** First page: the one that the input selects, or the first of all. */
function firstPage(rule: PageRule, input: unknown): PageParam {
  if (rule.type === "link") return undefined;
  const { query } = input as { readonly query?: Readonly<Record<string, PageParam>> };
  const chosen = query?.[rule.parameter];
  if (chosen !== undefined || rule.type === "cursor") return chosen;
  return rule.type === "page" ? rule.first : 0;
}

function nextPage(rule: PageRule, page: unknown, param: PageParam): PageParam {
  if (rule.type === "link") return (page as LinkedPage<unknown>).next; // The function above made it.
  if (rule.type === "cursor") {
    const next = memberAt(page, rule.next);
    return (typeof next === "string" && next !== "") || typeof next === "number" ? next : undefined;
  }
  const items = memberAt(page, rule.items);
  const count = Array.isArray(items) ? items.length : 0;
  if (count === 0) return undefined;
  return Number(param) + (rule.type === "page" ? 1 : count);
}

/** Reads a member of a value by its JSON pointer (RFC 6901). */
function memberAt(value: unknown, pointer: string): unknown {
  const names = pointer.split("/").slice(1);
  return names
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((found, name) => (isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined), value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
