/** Where an operation stands in a client: `client[namespace][name]`. */
export interface OperationName {
  readonly namespace: string;
  readonly name: string;
}

/** Why an operationId names no method of a client, and what to do about it. */
export interface NameRefusal {
  readonly message: string;
  readonly fix: string;
}

const SEPARATOR = /[_/.]/;
const WORD_BREAK = /[-_/.]/;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Members that JavaScript itself looks for on any object: one that has `then`, say, is taken for a promise. */
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

/** What a client has beside its namespaces. */
const RESERVED_NAMESPACES = new Set([...RESERVED, "http"]);

/**
 * The method of a client that an operationId stands for: what precedes the first `_`, `/` or `.` is the namespace, the
 * rest the name, both in camel case (over `-`, too).
 *
 * @example
 * nameOperation("numbers_set_label"); // { namespace: "numbers", name: "setLabel" }
 */
export function nameOperation(operationId: string): OperationName | NameRefusal {
  const cut = operationId.search(SEPARATOR);
  const [resource, action] = cut < 0 ? ["", operationId] : [operationId.slice(0, cut), operationId.slice(cut + 1)];
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
      message: `the operationId ${JSON.stringify(operationId)} gives the client a member ${JSON.stringify(odd)}, which is no JavaScript identifier`,
      fix: "Use letters and digits, and begin both the resource and the action with a letter.",
    };
  }
  if (RESERVED_NAMESPACES.has(namespace)) return reserved(operationId, "resource", namespace);
  if (RESERVED.has(name)) return reserved(operationId, "action", name);
  return { namespace, name };
}

function reserved(operationId: string, part: string, name: string): NameRefusal {
  return {
    message: `the operationId ${JSON.stringify(operationId)} gives the client a member ${JSON.stringify(name)}, which has a meaning of its own there`,
    fix: `Choose another ${part}.`,
  };
}

function camelCase(text: string): string {
  const [first = "", ...rest] = text.split(WORD_BREAK).filter((word) => word !== "");
  return decapitalize(first) + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

/** `Numbers` becomes `numbers`, `SMS` `sms`, and `HTTPStatus` `httpStatus`. */
function decapitalize(word: string): string {
  return word.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
}
