import { createRequire } from "node:module";
import { messageOf, ProblemError } from "@numbers-api/openapi/problem";
import { parsePointer } from "@numbers-api/openapi/reference";
import type { OpenAPI3 } from "openapi-typescript";
import type { Api } from "../api/api.ts";
import { BLOB, BYTES, INT64, NEVER, restoreIds } from "./schema.ts";
import { TypesDocument } from "./types-document.ts";

// Required, not imported: Node reads the nine megabytes of the compiler twice to find out which kind of module they are
// when something imports them, and openapi-typescript does so unless it is required itself.
const require = createRequire(import.meta.url);
// `require` does not know the types of its result.
const { default: openapiTypescript, astToString } =
  require("openapi-typescript") as typeof import("openapi-typescript");
const ts = require("typescript") as typeof import("typescript");

/** Types of the formats of our own. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  [BLOB]: ["Blob"],
  [BYTES]: ["Blob", "ArrayBuffer", "Uint8Array<ArrayBuffer>", "ReadableStream<Uint8Array>"],
  [NEVER]: ["never"],
  [INT64]: ["number", "bigint"],
};

/**
 * Renders `types.ts`. This is the only file that knows openapi-typescript, so that it can be exchanged.
 *
 * @throws {ProblemError} when the library cannot make types of the contract.
 */
export async function renderTypes(api: Api): Promise<string> {
  const document = new TypesDocument(api).build();
  try {
    // It modifies its argument, which is created for it, and checks that it is an OpenAPI document.
    const nodes = await openapiTypescript(document as unknown as OpenAPI3, {
      silent: true,
      // A member with a default may still be left out of a request.
      defaultNonNullable: false,
      // An object without described members may have any; otherwise it could have none.
      emptyObjectsUnknown: true,
      transform: ({ format }) => {
        const types = format !== undefined && Object.hasOwn(TYPES, format) ? TYPES[format] : undefined;
        return types && ts.factory.createUnionTypeNode(types.map((name) => ts.factory.createTypeReferenceNode(name)));
      },
    });
    // Texts of the contract may have other line ends, which git would change.
    return `\n${restoreIds(astToString(nodes)).replaceAll(/\r\n?/g, "\n")}`;
  } catch (error) {
    const message = messageOf(error);
    // Most of its messages name the place with a JSON pointer.
    const pointer = message.match(/#(\/[^\s:]+)/)?.[1] ?? "";
    throw new ProblemError([
      {
        ...api.model.locate(parsePointer(pointer)),
        message: `openapi-typescript cannot make types of the contract: ${message.trim().replace(/\.$/, "")}`,
        fix: "Run pnpm lint, which names the mistake in the document.",
      },
    ]);
  }
}
