import type { OperationScenarios, Scenario } from "./api.ts";

/** What the page shows of the document that is served. */
export interface Contract {
  readonly title: string;
  readonly version: string;
  /** The body of a scenario as the document has it, or nothing when it has no example for it. */
  bodyOf(operation: OperationScenarios, scenario: Scenario): unknown;
  /** What a client sends to be let in to an operation, in the first way that the document has. */
  credentialsFor(operation: OperationScenarios): Credential[];
}

/** A credential that the mock lets in, as it does any other. */
export interface Credential {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly value: string;
}

/** Reads a document in which every reference begins with `#/`. */
export function readContract(document: unknown): Contract {
  const at = (start: unknown, ...keys: readonly string[]): unknown =>
    keys.reduce((node, key) => resolve(document, member(node, key)), resolve(document, start));
  return {
    title: text(at(document, "info", "title")) ?? "API",
    version: text(at(document, "info", "version")) ?? "",
    bodyOf: ({ method, path }, { name, status, contentType }) => {
      if (contentType === undefined) return undefined;
      const media = at(document, "paths", path, method.toLowerCase(), "responses", `${status}`, "content", contentType);
      const named = at(media, "examples");
      // A name that two statuses share has the status behind it at the second one.
      const example = at(named, name) ?? at(named, name.replace(new RegExp(`-${status}$`), ""));
      const schema = at(media, "schema");
      return at(example, "value") ?? at(media, "example") ?? at(schema, "example") ?? at(schema, "examples", "0");
    },
    credentialsFor: ({ method, path }) => {
      const own = at(document, "paths", path, method.toLowerCase(), "security");
      const first = at(own ?? at(document, "security"), "0");
      return Object.keys(isObject(first) ? first : {}).map((name) =>
        credential(at(document, "components", "securitySchemes", name)),
      );
    },
  };
}

function credential(scheme: unknown): Credential {
  const place = member(scheme, "in");
  if (member(scheme, "type") === "apiKey" && (place === "query" || place === "cookie" || place === "header")) {
    return { in: place, name: text(member(scheme, "name")) ?? "", value: "any" };
  }
  // Of the other kinds, `basic` has a value of its own: "any:any" in base 64.
  const isBasic = text(member(scheme, "scheme"))?.toLowerCase() === "basic";
  return { in: "header", name: "Authorization", value: isBasic ? "Basic YW55OmFueQ==" : "Bearer any" };
}

/** Follows references, and gives up where they go in a circle. */
function resolve(document: unknown, node: unknown, depth = 0): unknown {
  const reference = member(node, "$ref");
  if (typeof reference !== "string" || depth > 50) return node;
  const target = reference
    .replace(/^#\/?/, "")
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((found, key) => resolve(document, member(found, key), depth + 1), document);
  return resolve(document, target, depth + 1);
}

function member(node: unknown, key: string): unknown {
  // The items of a list are members, too, by their index.
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

function isObject(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === "object" && node !== null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
