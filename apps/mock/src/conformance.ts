import type { ContractSchemas } from "@numbers-api/spec/schemas";
import type { Operation } from "./operation.ts";
import type { Reply } from "./reply.ts";

const known = new WeakMap<object, ContractSchemas>();

/** Whether a reply is one that the contract documents for the operation, down to the schema of its body. */
export async function conforms(document: object, { method, path }: Operation, reply: Reply): Promise<boolean> {
  // The validator is large, and most servers never need it.
  const { compileSchemas } = await import("@numbers-api/spec/schemas");
  const schemas = known.get(document) ?? compileSchemas(document);
  known.set(document, schemas);
  const { status, headers, body } = reply;
  return schemas.validateAnswer({ method, path, status, contentType: headers["content-type"], body }).length === 0;
}
