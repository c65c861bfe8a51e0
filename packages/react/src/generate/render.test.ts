import type { Operation } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import * as hooks from "../generated/hooks.ts";
import * as options from "../generated/options.ts";
import * as index from "../index.ts";
import { TAKEN } from "./names.ts";
import { render } from "./render.ts";

const operation = (method: Operation["method"], namespace: string, name: string, more = {}): Operation => ({
  ...{ id: `${namespace}_${name}`, namespace, name, method, path: `/${namespace}/{id}` },
  success: {},
  ...more,
});
const text = (operations: readonly Operation[], summary?: string): string =>
  [...render(operations, () => summary).values()].join("\n");

describe("the generated modules", () => {
  it("have query options and hooks for each operation that reads", () => {
    const written = text([operation("GET", "books", "find")]);
    expect(written).toContain('export const booksFindQueryOptions: QueryFactory<"books", "find"> = ');
    expect(written).toContain('export const useBooksFind: QueryHook<"books", "find"> = ');
    expect(written).toContain('export const useSuspenseBooksFind: SuspenseQueryHook<"books", "find"> = ');
    expect(written).not.toMatch(/mutation/i);
  });

  it.each(["PUT", "POST", "DELETE", "PATCH"] as const)(
    "have a mutation for each operation that writes: %s",
    (method) => {
      const written = text([operation(method, "books", "setTitle")]);
      expect(written).toContain('export const booksSetTitleMutationOptions: MutationFactory<"books", "setTitle"> = ');
      expect(written).toContain('export const useBooksSetTitle: MutationHook<"books", "setTitle"> = ');
      expect(written).not.toMatch(/query/i);
    },
  );

  it("pass an input to the client only if the operation takes one", () => {
    const written = text([
      operation("GET", "books", "list"),
      operation("GET", "books", "search", { input: "optional" }),
    ]);
    expect(written).toContain("(client, _input, options) => client.books.list(options)");
    expect(written).toContain("(client, input, options) => client.books.search(input, options)");
  });

  it("document each export with the summary from the contract", () => {
    const [asked] = [operation("GET", "books", "find", { deprecated: true })];
    const written = text([asked], "Find a */ book");
    expect(written).toContain(
      " * Query hook: Find a *\\/ book (`GET /books/{id}`).\n * @deprecated by the contract.\n",
    );
    expect(text([asked])).toContain(" * Query hook: `GET /books/{id}`.");
  });

  it('mark hooks with "use client"', () => {
    const written = render([operation("GET", "books", "find")], () => undefined);
    const marked = [...written].filter(([, text]) => text.includes('"use client";\n')).map(([name]) => name);
    expect(marked).toEqual(["hooks.ts"]);
  });
});

describe("names", () => {
  it("are rejected if two operations have the same name", () => {
    const both = [operation("GET", "a", "bC"), operation("GET", "aB", "c")];
    expect(() => text(both)).toThrow(
      "a_bC and aB_c would both have aBC in React: rename the operation in spec/openapi.yaml",
    );
  });

  it("are rejected if a hook collides with a suspense hook", () => {
    const both = [operation("GET", "books", "find"), operation("PUT", "suspense", "booksFind")];
    expect(() => text(both)).toThrow("useSuspenseBooksFind");
  });

  it("are rejected if the package already exports them", () => {
    expect(() => text([operation("GET", "numbers", "client")])).toThrow(
      "this package itself and numbers_client would both have useNumbersClient in React",
    );
    const generated = new Set(Object.keys({ ...hooks, ...options }));
    expect(new Set(TAKEN)).toEqual(new Set(Object.keys(index).filter((name) => !generated.has(name))));
  });
});
