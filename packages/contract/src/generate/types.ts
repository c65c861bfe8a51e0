import type { Contract } from "@numbers-api/spec/bundle";
import { ProblemError } from "@numbers-api/spec/problem";
import { parsePointer } from "@numbers-api/spec/reference";
import openapiTypescript, { astToString, type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";

/**
 * The text of `types.ts`. This is the one file that knows the library, so that it can be exchanged.
 *
 * @throws {ProblemError} when the library makes nothing of the contract.
 */
export async function typesFile({ document, source }: Contract): Promise<string> {
  try {
    // It writes into what it is given, and checks for itself that this is an OpenAPI document.
    const nodes = await openapiTypescript(structuredClone(document) as unknown as OpenAPI3, {
      silent: true,
      // What has a default may still be left out of a request.
      defaultNonNullable: false,
      // An object of which nothing is said may have any members; otherwise it could have none.
      emptyObjectsUnknown: true,
      transform: ({ type, format }) =>
        type === "string" && format === "binary" ? ts.factory.createTypeReferenceNode("Blob") : undefined,
    });
    // A text of the contract may have line ends of its own, which git would change.
    return `\n${astToString(nodes).replaceAll(/\r\n?/g, "\n")}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Most of its messages say where with a JSON pointer.
    const pointer = message.match(/#(\/[^\s:]+)/)?.[1] ?? "";
    throw new ProblemError([
      {
        ...source.locate(parsePointer(pointer)),
        message: `openapi-typescript cannot make types of the contract: ${message.trim().replace(/\.$/, "")}`,
        fix: "Run pnpm lint, which says where the document is wrong.",
      },
    ]);
  }
}
