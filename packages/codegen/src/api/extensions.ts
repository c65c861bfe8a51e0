import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import { isObject, parsePointer } from "@numbers-api/openapi/reference";
import { declaredTypes, treeOf, viewOf } from "@numbers-api/openapi/schema-view";
import type { Operation, Pagination } from "../model.ts";
import { describe, type Problems } from "./problems.ts";

/** Header parameter that makes retries of a write safe (draft-ietf-httpapi-idempotency-key-header). */
export function describeIdempotency({ parameters }: ApiOperation): Pick<Operation, "idempotencyKey"> {
  const key = parameters.find(
    (parameter) => parameter.in === "header" && parameter.name.toLowerCase() === "idempotency-key",
  );
  return key ? { idempotencyKey: key.name } : {};
}

const FIX =
  "Write it like { type: cursor, parameter: cursor, items: /items, next: /next }; the other types are offset, page and link.";

/** Pagination of an operation, from its extension `x-pagination`. */
export function describePagination(
  model: ApiModel,
  operation: ApiOperation,
  problems: Problems,
): Pick<Operation, "pagination"> {
  const given = operation.extensions["x-pagination"];
  if (given === undefined) return {};
  const described = isObject(given) ? readPagination(given, operation) : "is not a map";
  const pagination =
    typeof described !== "string" && !mayHaveList(model, operation, described.items)
      ? `names the items ${JSON.stringify(described.items)}, where no page has a list`
      : described;
  if (typeof pagination !== "string") return { pagination };
  problems.add([...operation.at, "x-pagination"], `${describe(operation)}: x-pagination ${pagination}`, FIX);
  return {};
}

function readPagination(given: Readonly<Record<string, unknown>>, { parameters }: ApiOperation): Pagination | string {
  const { type, parameter, items, next, first = 1 } = given;
  if (!isPointer(items)) return `names the items ${JSON.stringify(items)}, which is not a JSON pointer`;
  if (type === "link") {
    const whole = parameters.find(({ in: place, content }) => place === "query" && content);
    if (whole)
      return `has the type "link", whose URLs have texts, and the parameter ${JSON.stringify(whole.name)} a document`;
    return { type, items };
  }
  if (type !== "cursor" && type !== "offset" && type !== "page") return `has the type ${JSON.stringify(type)}`;
  if (
    typeof parameter !== "string" ||
    !parameters.some(({ in: place, name }) => place === "query" && name === parameter)
  ) {
    return `names ${JSON.stringify(parameter)}, which is not a query parameter of the operation`;
  }
  if (type === "offset") return { type, items, parameter };
  if (type === "page")
    return typeof first === "number" ? { type, items, parameter, first } : "has a first page that is not a number";
  return isPointer(next)
    ? { type, items, parameter, next }
    : `names the next cursor ${JSON.stringify(next)}, which is not a JSON pointer`;
}

/** Returns `false` when the schema of a page has something else than a list at the pointer. */
function mayHaveList(model: ApiModel, { responses }: ApiOperation, pointer: string): boolean {
  const tree = treeOf(model);
  const pages = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status)).flatMap(({ content }) => content);
  return pages.every(({ schema }) => {
    let view = viewOf(tree, schema ? [tree.site(schema)] : []);
    for (const name of parsePointer(`#${pointer}`)) {
      const mayHaveOthers = view.isSplit || view.all("properties").length === 0;
      const member = view.member(name);
      if (member.length === 0) return mayHaveOthers;
      view = viewOf(tree, member);
    }
    return declaredTypes(view).has("array");
  });
}

function isPointer(value: unknown): value is string {
  return typeof value === "string" && (value === "" || value.startsWith("/"));
}
