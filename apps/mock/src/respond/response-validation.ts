import type { ContractSchemas } from "@numbers-api/openapi/schemas";
import { excerptFor } from "../contract/excerpt.ts";
import { type Operation, responseFor } from "../contract/operation.ts";
import { type Reply, serialize } from "../http/reply.ts";

/** What was found out about a reply. */
export interface ResponseFindings {
  /** What is wrong by the contract, down to the schema of the body; empty when the reply fits. */
  readonly violations: readonly string[];
  /** Why the body could not be held against its schema. */
  readonly unchecked?: string;
}

/** Holds replies against a contract, before they go out. */
export interface ResponseValidator {
  /** @throws {Error} when the reply cannot be written as its type asks. */
  of(operation: Operation, reply: Reply): Promise<ResponseFindings>;
}

/**
 * Prepares the checks of a document in which every reference begins with `#/`.
 *
 * @param isForeign Whether its schemas may be in another dialect than JSON Schema 2020-12.
 */
export function makeResponseValidator(document: object, isForeign: boolean): ResponseValidator {
  const compiled = new WeakMap<Operation, Promise<ContractSchemas>>();
  // A reply from an example is the same object each time.
  const known = new WeakMap<Reply, ResponseFindings>();
  return {
    of: async (operation, reply) => {
      const found = known.get(reply);
      if (found) return found;
      // Only what the operation refers to: a contract may have thousands of schemas.
      const schemas = compiled.get(operation) ?? compile(excerptFor(document, operation), isForeign);
      compiled.set(operation, schemas);
      const finding = check(await schemas, operation, reply);
      known.set(reply, finding);
      return finding;
    },
  };
}

/** The validator is large, and nothing needs it before the first answer. */
async function compile(document: object, isForeign: boolean): Promise<ContractSchemas> {
  const { compileSchemas } = await import("@numbers-api/openapi/schemas");
  if (!isForeign) return compileSchemas(document);
  const { translateSchemas } = await import("../contract/schema-dialect.ts");
  return compileSchemas(translateSchemas(document));
}

function check(schemas: ContractSchemas, operation: Operation, { status, headers, body }: Reply): ResponseFindings {
  serialize(body, headers["content-type"]);
  const contents = responseFor(operation, status)?.contents ?? [];
  const given = essence(headers["content-type"]);
  const documented =
    contents.find(({ mediaType }) => essence(mediaType) === given) ??
    contents.find(({ mediaType }) => given !== undefined && covers(essence(mediaType), given));
  // Where the contract says nothing about a body, there may be none.
  if (body === undefined && contents.length > 0 && (documented ?? contents[0])?.hasSchema === false) {
    return { violations: [] };
  }
  const { method, path } = operation;
  try {
    const contentType = documented?.mediaType ?? given;
    return { violations: schemas.validateAnswer({ method, path, status, contentType, body }) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return { violations: [], unchecked: `the answer was not checked, because its schema does not compile: ${cause}` };
  }
}

function essence(mediaType: string | undefined): string | undefined {
  return mediaType?.split(";")[0]?.trim().toLowerCase();
}

/** Whether a range that a contract documents, such as `text/*`, has a type in it. */
function covers(range: string | undefined, type: string): boolean {
  return range === "*/*" || (range?.endsWith("/*") === true && type.startsWith(range.slice(0, -1)));
}
