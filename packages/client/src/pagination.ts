import type { Operation, Pagination } from "@numbers-api/contract";
import { isObject } from "./is-object.ts";
import type { CallOptions } from "./options/options.ts";
import type { AnyInput, AnyMethod, Values } from "./types/runtime.ts";

/** Type of the items of a list, by the JSON pointer of the list. */
export type ItemAt<T, Pointer> = Pointer extends ""
  ? T extends readonly (infer Item)[]
    ? Item
    : unknown
  : Pointer extends `/${infer Name}/${infer Rest}`
    ? Name extends keyof T
      ? ItemAt<NonNullable<T[Name]>, `/${Rest}`>
      : unknown
    : Pointer extends `/${infer Name extends keyof T & string}`
      ? ItemAt<NonNullable<T[Name]>, "">
      : unknown;

/** Pages and items of a paginated operation, as async iterables. */
export interface PageIterators<Page, Item, Input, Options> {
  /** Yields page after page. Each is fetched when it is needed. */
  pages(input?: Input, options?: Options): AsyncGenerator<Page, void, undefined>;
  /** Yields the items of all pages. */
  items(input?: Input, options?: Options): AsyncGenerator<Item, void, undefined>;
}

/** Adds `pages` and `items` to the method of a paginated operation. */
export function addPages(method: AnyMethod, { id, pagination }: Operation): AnyMethod {
  if (!pagination) return method;
  const { items: itemsAt } = pagination;
  const pages = async function* (
    input: AnyInput = {},
    options?: CallOptions,
  ): AsyncGenerator<unknown, void, undefined> {
    let query: Values | undefined = firstQuery(pagination, input.query);
    while (query) {
      const { data, response } = await method({ ...input, query }, options).withResponse();
      yield data;
      query = nextQuery(pagination, query, data, response);
    }
  };
  const items = async function* (input?: AnyInput, options?: CallOptions): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages(input, options)) {
      const list = memberAt(page, itemsAt);
      // Some servers send it for a list without items.
      if (list === null) continue;
      if (!Array.isArray(list)) throw new TypeError(`${id}: the page has no list at ${itemsAt}`);
      yield* list;
    }
  };
  return Object.assign(method, { pages, items });
}

function firstQuery(pagination: Pagination, query: Values = {}): Values {
  if (pagination.type === "offset") return { [pagination.parameter]: 0, ...query };
  if (pagination.type === "page") return { [pagination.parameter]: pagination.first, ...query };
  return query;
}

/** Query of the next page; `undefined` after the last one. */
function nextQuery(pagination: Pagination, query: Values, page: unknown, response: Response): Values | undefined {
  if (pagination.type === "link") {
    const next = linkedQuery(response);
    // A page that links to itself would never end.
    return JSON.stringify(next) === JSON.stringify(query) ? undefined : next;
  }
  const { parameter } = pagination;
  if (pagination.type === "cursor") {
    const next = memberAt(page, pagination.next);
    const isCursor = (typeof next === "string" && next !== "") || typeof next === "number";
    // A server that repeats its cursor would never end.
    return isCursor && next !== query[parameter] ? { ...query, [parameter]: next } : undefined;
  }
  const items = memberAt(page, pagination.items);
  const count = Array.isArray(items) ? items.length : 0;
  if (count === 0) return undefined;
  return { ...query, [parameter]: Number(query[parameter]) + (pagination.type === "page" ? 1 : count) };
}

/**
 * Query of the next page, which a response links in its header `Link` with `rel="next"` (RFC 8288).
 *
 * @returns `undefined` after the last page.
 *
 * @example
 * const { data, response } = await client.resource.action().withResponse();
 * const next = linkedQuery(response); // { after: "42" }
 */
export function linkedQuery({ headers, url }: Response): Values | undefined {
  const header = headers.get("link") ?? "";
  for (const [, target = "", parameters = ""] of header.matchAll(/<([^<>]*)>((?:[^,"]|"[^"]*")*)/g)) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^";]*\s)?)?next(?=["\s;]|$)/i.test(parameters)) continue;
    const { searchParams } = new URL(target, url || "http://localhost");
    return Object.fromEntries(
      [...new Set(searchParams.keys())].map((name) => {
        const values = searchParams.getAll(name);
        return [name, values.length > 1 ? values : values[0]];
      }),
    );
  }
  return undefined;
}

/** Reads a member by its JSON pointer (RFC 6901). */
function memberAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const name of pointer.split("/").slice(1)) {
    const member = name.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(found)) found = found[Number(member)];
    else found = isObject(found) && Object.hasOwn(found, member) ? found[member] : undefined;
  }
  return found;
}
