import { describeApi } from "@numbers-api/codegen";
import { renderReact, TAKEN } from "@numbers-api/codegen/react";
import { contractOf } from "@numbers-api/openapi/bundle";
import { describe, expect, it } from "vitest";
import * as hooks from "#generated/hooks.ts";
import * as options from "#generated/options.ts";
import * as index from "../src/index.ts";

/** Operation of a contract: its method, resource and name, and all else that it has. */
function operation(method: string, resource: string, name: string, more: object = {}): object {
  const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
  return {
    [`/${resource}/{id}`]: { [method.toLowerCase()]: { operationId: `${resource}_${name}`, parameters, ...more } },
  };
}

/** Operation whose query parameter `cursor` selects a page. */
function paginated(pagination: object): object {
  const parameters = [{ name: "cursor", in: "query", schema: { type: "string" } }];
  return { "/books": { get: { operationId: "books_list", parameters, "x-pagination": pagination } } };
}

function render(...operations: object[]): ReadonlyMap<string, string> {
  const paths = Object.assign({}, ...operations);
  return renderReact(describeApi(contractOf({ openapi: "3.1.0", info: {}, paths })));
}
const text = (...operations: object[]): string => [...render(...operations).values()].join("\n");

describe("the generated modules", () => {
  it("have query options and hooks for each operation that reads", () => {
    const written = text(operation("GET", "books", "find"));
    expect(written).toContain('export const booksFindQueryOptions: QueryFactory<"books", "find"> = ');
    expect(written).toContain('export const useBooksFind: QueryHook<"books", "find"> = ');
    expect(written).toContain('export const useSuspenseBooksFind: SuspenseQueryHook<"books", "find"> = ');
    expect(written).not.toMatch(/mutation/i);
  });

  it.each(["PUT", "POST", "DELETE", "PATCH"] as const)(
    "have a mutation for each operation that writes: %s",
    (method) => {
      const written = text(operation(method, "books", "setTitle"));
      expect(written).toContain('export const booksSetTitleMutationOptions: MutationFactory<"books", "setTitle"> = ');
      expect(written).toContain('export const useBooksSetTitle: MutationHook<"books", "setTitle"> = ');
      expect(written).not.toMatch(/query/i);
    },
  );

  it("pass an input to the client only if the operation takes one", () => {
    const list = { "/books": { get: { operationId: "books_list" } } };
    const written = text(list, operation("GET", "books", "search"));
    expect(written).toContain("(client, _input, options) => client.books.list(options)");
    expect(written).toContain("(client, input, options) => client.books.search(input, options)");
  });

  it("document each export with the summary from the contract", () => {
    const written = text(operation("GET", "books", "find", { deprecated: true, summary: "Find a */ book. " }));
    expect(written).toContain(
      " * Query hook: Find a *\\/ book (`GET /books/{id}`).\n *\n * @deprecated by the contract.\n",
    );
    expect(text(operation("GET", "books", "find"))).toContain("/** Query hook: `GET /books/{id}`. */");
  });

  it("have a query for a POST that only reads", () => {
    const written = text(operation("POST", "books", "search", { "x-query": true }));
    expect(written).toContain('export const booksSearchQueryOptions: QueryFactory<"books", "search"> = ');
  });

  it.each([
    { type: "cursor", items: "/items", parameter: "cursor", next: "/next" },
    { type: "offset", items: "/items", parameter: "cursor" },
    { type: "page", items: "/items", parameter: "cursor", first: 0 },
  ])("have infinite query options and a hook for an operation with pages: $type", (pagination) => {
    const written = text(paginated(pagination));
    const { items, ...cursor } = pagination;
    const rule = pagination.type === "cursor" ? cursor : { ...pagination };
    expect(written).toContain('export const booksList: PaginatedOperation<"books", "list"> = {');
    const [, pages = ""] = /pages: (.*),\n/.exec(written) ?? [];
    expect(JSON.parse(pages)).toEqual(rule);
    expect(written).toContain('export const booksListInfiniteQueryOptions: InfiniteQueryFactory<"books", "list"> = ');
    expect(written).toContain('export const useInfiniteBooksList: InfiniteQueryHook<"books", "list"> = ');
    expect(written).toContain('export const booksListQueryOptions: QueryFactory<"books", "list"> = ');
  });

  it("have infinite queries of another type of page where pages are linked in a header", () => {
    const written = text(paginated({ type: "link", items: "/items" }));
    expect(written).toContain('booksListInfiniteQueryOptions: InfiniteQueryFactory<"books", "list", "link"> = ');
    expect(written).toContain('useInfiniteBooksList: InfiniteQueryHook<"books", "list", "link"> = ');
    expect(written).toContain('pages: {"type":"link"},');
  });

  it("have no infinite query without pages", () => {
    expect(text(operation("GET", "books", "find"))).not.toMatch(/infinite|paginated/i);
  });

  it('mark hooks with "use client"', () => {
    const written = render(operation("GET", "books", "find"));
    const marked = [...written].filter(([, text]) => text.includes('"use client";\n')).map(([name]) => name);
    expect(marked).toEqual(["hooks.ts"]);
  });
});

describe("names", () => {
  it("are rejected if two operations have the same name", () => {
    expect(() => text(operation("GET", "a", "bC"), operation("GET", "aB", "c"))).toThrow(
      'the operationIds "aB_c" and "a_bC" (#/paths/~1a~1%7Bid%7D/get/operationId:1) both give tests and React the name aBC. Rename one of them.',
    );
  });

  it("are rejected if a hook collides with a suspense hook", () => {
    expect(() => text(operation("GET", "books", "find"), operation("PUT", "suspense", "booksFind"))).toThrow(
      "books_find and suspense_booksFind would both have useSuspenseBooksFind in React. Rename the operation.",
    );
  });

  it("are rejected if the package already exports them", () => {
    expect(() => text(operation("GET", "numbers", "client"))).toThrow(
      "this package itself and numbers_client would both have useNumbersClient in React",
    );
    const generated = new Set(Object.keys({ ...hooks, ...options }));
    expect(new Set(TAKEN)).toEqual(new Set(Object.keys(index).filter((name) => !generated.has(name))));
  });
});
