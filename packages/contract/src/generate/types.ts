import { createRequire } from "node:module";
import type { Contract } from "@numbers-api/openapi/bundle";
import { ProblemError } from "@numbers-api/openapi/problem";
import { parsePointer } from "@numbers-api/openapi/reference";
import type { OpenAPI3 } from "openapi-typescript";

// Required, not imported: Node reads the compiler's nine megabytes twice to find out which kind of module they are, where
// something imports them, and openapi-typescript does so unless it is required itself.
const require = createRequire(import.meta.url);
// `require` does not know the types of what it gives back.
const { default: openapiTypescript, astToString } =
  require("openapi-typescript") as typeof import("openapi-typescript");
const ts = require("typescript") as typeof import("typescript");

/**
 * The text of `types.ts`. This is the one file that knows the library, so that it can be exchanged.
 *
 * @throws {ProblemError} when the library makes nothing of the contract.
 */
export async function typesFile({ document, locate }: Contract): Promise<string> {
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
        ...locate(parsePointer(pointer)),
        message: `openapi-typescript cannot make types of the contract: ${message.trim().replace(/\.$/, "")}`,
        fix: "Run pnpm lint, which says where the document is wrong.",
      },
    ]);
  }
}
