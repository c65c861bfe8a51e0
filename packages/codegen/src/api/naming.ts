import type { ApiOperation } from "@numbers-api/openapi/model";

/** Place of an operation in a client: `client[namespace][name]`. */
export interface ClientMember {
  readonly namespace: string;
  readonly name: string;
}

/** Reason why an operationId names no method of a client, with the remedy. */
export interface NameRefusal {
  readonly message: string;
  readonly fix: string;
}

const SEPARATOR = /[_/.]/;
const WORD_BREAK = /[^\p{ID_Continue}$]|_/u;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const VERSION = /^v?\d+(\.\d+)*$/i;

/** Member names with a meaning in JavaScript: an object with `then`, for example, is treated as a promise. */
const RESERVED = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "prototype",
  "then",
  "toJSON",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/** Members of a client besides its namespaces. */
const RESERVED_NAMESPACES = new Set([...RESERVED, "http"]);

/**
 * Derives the method of a client from an operationId: the part before the first `_`, `/` or `.` is the namespace, the
 * rest the name, both in camel case. An id without such a part takes its first tag as namespace, or else the first
 * fixed segment of its path.
 *
 * @example
 * nameOperation("numbers_set_label"); // { namespace: "numbers", name: "setLabel" }
 */
export function nameOperation(
  operationId: string,
  place: Pick<ApiOperation, "tags" | "pathTemplate"> = { tags: [], pathTemplate: "/" },
): ClientMember | NameRefusal {
  const cut = operationId.search(SEPARATOR);
  const [resource, action] =
    cut < 0 ? [resourceOf(place), operationId] : [operationId.slice(0, cut), operationId.slice(cut + 1)];
  const [namespace, name] = [camelCase(resource), camelCase(action)];
  if (!namespace || !name) {
    return {
      message: `the operationId ${JSON.stringify(operationId)} has no ${namespace ? "action after its resource" : "resource before its action"}`,
      fix: "Write it as the resource, an underscore and the action, such as numbers_list.",
    };
  }
  const odd = [namespace, name].find((part) => !IDENTIFIER.test(part));
  if (odd) {
    return {
      message: `the operationId ${JSON.stringify(operationId)} gives the client a member ${JSON.stringify(odd)}, which is not a JavaScript identifier`,
      fix: "Use letters and digits, and begin both the resource and the action with a letter.",
    };
  }
  if (RESERVED_NAMESPACES.has(namespace)) return reserved(operationId, "resource", namespace);
  if (RESERVED.has(name)) return reserved(operationId, "action", name);
  return { namespace, name };
}

/**
 * Derives an id for an operation without one, from its resource, method and path.
 *
 * @example
 * deriveId({ method: "get", tags: [], pathTemplate: "/blocks/{hash}/next" }); // "blocks_get_hash_next"
 */
export function deriveId(operation: Pick<ApiOperation, "method" | "tags" | "pathTemplate">): string {
  const resource = namespaceOf(operation);
  const segments = operation.pathTemplate
    .split("/")
    .filter((segment) => segment !== "api" && !VERSION.test(segment))
    .map((segment) => camelCase(segment.replaceAll(/[{}]/g, "")))
    .filter((segment) => segment !== "");
  const rest = segments.filter((segment) => segment !== resource);
  return [resource, operation.method, ...(segments.length === 0 ? ["root"] : rest)].join("_");
}

/** Namespace of an operation whose id has no resource: its first tag, or else the first fixed segment of its path. */
export function namespaceOf(place: Pick<ApiOperation, "tags" | "pathTemplate">): string {
  return camelCase(resourceOf(place));
}

function resourceOf({ tags: [tag], pathTemplate }: Pick<ApiOperation, "tags" | "pathTemplate">): string {
  const segments = pathTemplate.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
  return tag ?? segments.find((segment) => !VERSION.test(segment) && segment !== "api") ?? "";
}

function reserved(operationId: string, part: string, name: string): NameRefusal {
  return {
    message: `the operationId ${JSON.stringify(operationId)} gives the client a member ${JSON.stringify(name)}, which already has a meaning there`,
    fix: `Choose another ${part}.`,
  };
}

function camelCase(text: string): string {
  const [first = "", ...rest] = text.split(WORD_BREAK).filter((word) => word !== "");
  return decapitalize(first) + rest.map(capitalize).join("");
}

/** Name of an operation where namespaces do not exist: `numbersList` for `client.numbers.list`. */
export function joinedName({ namespace, name }: ClientMember): string {
  return namespace + capitalize(name);
}

export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** `Numbers` becomes `numbers`, `SMS` `sms`, and `HTTPStatus` `httpStatus`. */
function decapitalize(word: string): string {
  return word.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}

/** Identifier of a schema's name in Pascal case; undefined without any letter. */
export function typeName(schema: string): string | undefined {
  const name = schema
    .split(/[^\p{ID_Continue}$]+/u)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
  return /^\p{ID_Start}/u.test(name) ? name : undefined;
}
