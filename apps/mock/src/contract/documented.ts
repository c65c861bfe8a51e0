import { dereference, isObject } from "@numbers-api/openapi/reference";
import type { DocumentedContent, DocumentedResponse, Operation } from "./operation.ts";

/** The methods that an OpenAPI 3 document can give a path. */
const METHODS: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

type Data = Readonly<Record<string, unknown>>;

/** The members of a path item that stand at a path of the document. */
export function pathItem(document: object, path: string): Data {
  return members(document, members(document, member(document, "paths"))[path]);
}

/** Whether a member of a path item is an operation. */
export function isMethod(key: string): boolean {
  return METHODS.has(key);
}

/** Reads the operations of a document, in its order. Nothing else of it is looked at, so a long one is read quickly. */
export function documentedOperations(document: object): Operation[] {
  const paths = members(document, member(document, "paths"));
  return Object.keys(paths)
    .filter((path) => path.startsWith("/"))
    .flatMap((path) => {
      const item = pathItem(document, path);
      return Object.keys(item)
        .filter(isMethod)
        .map((method) => ({
          method: method.toUpperCase(),
          path,
          // Most operations of a long document are never asked for.
          get responses() {
            const responses = responsesOf(document, item[method]);
            Object.defineProperty(this, "responses", { value: responses, enumerable: true });
            return responses;
          },
        }));
    });
}

function responsesOf(document: object, operation: unknown): DocumentedResponse[] {
  const responses = members(document, members(document, operation)["responses"]);
  return Object.entries(responses).flatMap(([code, given]) => {
    const response = dereference(document, given);
    if (!isObject(response) || code.startsWith("x-")) return [];
    const contents = Object.entries(members(document, response["content"]));
    return [{ code, contents: contents.map(([type, media]) => contentOf(document, type, members(document, media))) }];
  });
}

function contentOf(document: object, mediaType: string, media: Data): DocumentedContent {
  const schema = dereference(document, media["schema"]);
  const named = Object.keys(members(document, media["examples"]));
  return {
    mediaType,
    // Prism calls an example without a name "default", and takes the schema's own where the body has none.
    examples: "example" in media || hasExample(schema) ? ["default", ...named] : named,
    hasSchema: schema !== undefined,
  };
}

function hasExample(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { example, examples } = schema;
  return example !== undefined || (Array.isArray(examples) && examples.length > 0);
}

function member(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function members(document: object, value: unknown): Data {
  const target = dereference(document, value);
  return isObject(target) ? target : {};
}
