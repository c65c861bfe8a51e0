// @vitest-environment jsdom
// Version 1.0.0 of the contract is without pagination, so these tests use an operation of a small HTTP server.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient } from "@numbers-api/client";
import { type InfiniteData, QueryClient, QueryClientProvider, useInfiniteQuery } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { infiniteQueryFactory, type LinkedPage, type PageRule, type PaginatedOperation } from "./infinite-query.ts";
import { infiniteQueryHook } from "./infinite-query-hook.ts";
import { NumbersProvider } from "./provider.ts";

interface Page {
  readonly items: readonly number[];
  readonly "next/cursor"?: string | number | null;
}

const SIZE = 3;
const ALL = [1, 2, 3, 4, 5, 6, 7];
/** Queries that the server has received. */
const received: string[] = [];
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "", "http://localhost");
  received.push(String(searchParams));
  const number = Number(searchParams.get("start") ?? searchParams.get("number") ?? searchParams.get("cursor") ?? 0);
  const first = pathname === "/page" ? (number - 1) * SIZE : number;
  const items = ALL.slice(first, first + SIZE);
  const isLast = first + SIZE >= ALL.length;
  const next = isLast ? null : first + SIZE;
  response.setHeader("content-type", "application/json");
  if (pathname === "/link" && !isLast) response.setHeader("link", `<?cursor=${next}&size=3>; rel="next"`);
  response.end(JSON.stringify({ items, ...(pathname === "/cursor" && { "next/cursor": next }) }));
});
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const RULES: Readonly<Record<PageRule["type"], PageRule>> = {
  cursor: { type: "cursor", parameter: "cursor", next: "/next~1cursor" },
  offset: { type: "offset", parameter: "start", items: "/items" },
  page: { type: "page", parameter: "number", items: "/items", first: 1 },
  link: { type: "link" },
};

/** An operation with the types of `numbers.list`, which takes a query and returns pages. */
function operationWith(pages: PageRule): PaginatedOperation<"numbers", "list"> {
  const call = (_: unknown, { query = {} }: { query?: Record<string, string> }, { signal }: RequestInit) => {
    const sent = fetch(`${url}/${pages.type}?${new URLSearchParams(query)}`, { signal: signal ?? null });
    const data = sent.then((response) => response.clone().json());
    return Object.assign(data, { withResponse: async () => ({ data: await data, response: await sent }) });
  };
  return { resource: "numbers", name: "list", input: "optional", call, pages } as unknown as PaginatedOperation<
    "numbers",
    "list"
  >;
}

const client = createClient({ apiKey: "any" });
const itemsOf = (data: unknown): number[] => {
  const { pages } = data as InfiniteData<Page | LinkedPage<Page>>;
  return pages.flatMap((page) => [...("data" in page ? page.data : page).items]);
};
const wrapperOf =
  (queryClient: QueryClient) =>
  ({ children }: { readonly children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queryClient}>
      <NumbersProvider client={client}>{children}</NumbersProvider>
    </QueryClientProvider>
  );

/** Factories take the input of today's operation, which is none. */
const optionsFor = (pages: PageRule, input?: object) =>
  infiniteQueryFactory(operationWith(pages))(client, ...([input] as unknown as []));

describe("infinite query options", () => {
  it.each([
    { type: "cursor", queries: ["", "cursor=3", "cursor=6"] },
    { type: "offset", queries: ["start=0", "start=3", "start=6", "start=7"] },
    { type: "page", queries: ["number=1", "number=2", "number=3", "number=4"] },
    { type: "link", queries: ["", "cursor=3&size=3", "cursor=6&size=3"] },
  ] as const)("load every page once: $type", async ({ type, queries }) => {
    received.length = 0;
    const queryClient = new QueryClient();
    const { result } = renderHook(() => useInfiniteQuery(optionsFor(RULES[type])), { wrapper: wrapperOf(queryClient) });
    await waitFor(() => expect(result.current.status).toBe("success"));
    for (let count = 0; count < 10 && result.current.hasNextPage; count += 1) {
      await act(() => result.current.fetchNextPage());
    }
    await waitFor(() => expect(result.current.hasNextPage).toBe(false));
    expect(itemsOf(result.current.data)).toEqual(ALL);
    expect(received).toEqual(queries);
    queryClient.clear();
  });

  it("find the next page of linked pages that were stored, as a persister or a server stores them", async () => {
    const options = optionsFor(RULES.link);
    const queryClient = new QueryClient();
    const { pages } = await queryClient.fetchInfiniteQuery({ ...options, pages: 1 });
    const stored = JSON.parse(JSON.stringify(pages));
    expect(options.getNextPageParam(stored[0], stored, undefined, [undefined])).toEqual({ cursor: "3", size: "3" });
    queryClient.clear();
  });

  it("keep the other parameters, and start at the page of the input", async () => {
    received.length = 0;
    const queryClient = new QueryClient();
    const options = optionsFor(RULES.offset, { query: { start: 3, order: "up" } });
    const data = await queryClient.fetchInfiniteQuery({ ...options, pages: 2 });
    expect(itemsOf(data)).toEqual([4, 5, 6, 7]);
    expect(received).toEqual(["start=3&order=up", "start=6&order=up"]);
    queryClient.clear();
  });

  it.each([undefined, null, "", {}, []])("stop if the cursor is %j", (cursor) => {
    const options = optionsFor(RULES.cursor);
    const page = { items: [1], "next/cursor": cursor } as never;
    expect(options.getNextPageParam(page, [page], undefined, [undefined])).toBeUndefined();
  });

  it("stop if the pages do not have the expected members", () => {
    for (const page of [null, 7, "text", { items: null }] as never[]) {
      expect(optionsFor(RULES.offset).getNextPageParam(page, [page], 0, [0])).toBeUndefined();
      expect(optionsFor(RULES.cursor).getNextPageParam(page, [page], undefined, [undefined])).toBeUndefined();
    }
  });

  it("have a key below the operation's key, but not that of the query", () => {
    const { queryKey } = optionsFor(RULES.cursor, { query: { order: "up" } });
    expect(queryKey.slice(2)).toEqual(["numbers", "list", { query: { order: "up" } }, "pages"]);
  });
});

describe("an infinite query hook", () => {
  it("uses the client of the provider and the options of useInfiniteQuery", async () => {
    const queryClient = new QueryClient();
    const useInfiniteItems = infiniteQueryHook(operationWith(RULES.page)) as unknown as (
      input: object,
      options: object,
    ) => { data: unknown; isSuccess: boolean };
    const { result } = renderHook(() => useInfiniteItems({}, { select: itemsOf }), { wrapper: wrapperOf(queryClient) });
    await waitFor(() => expect(result.current.isSuccess).toBe(true));
    expect(result.current.data).toEqual([1, 2, 3]);
    queryClient.clear();
  });
});
