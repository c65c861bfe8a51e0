import { documentedOperations } from "../contract/documented.ts";
import { excerptFor, excerptOfNothing } from "../contract/excerpt.ts";
import { nameOf, type Operation } from "../contract/operation.ts";
import { unhide } from "../contract/references.ts";
import type { Prism } from "./load-prism.ts";
import type { Resource } from "./types.ts";

/** The operations of a document, each with what Prism makes of it when it is first asked for. */
export interface Resources {
  readonly operations: readonly Operation[];
  /** @throws {Error} when Prism cannot read the operation. */
  of(operation: Operation): Promise<Resource>;
}

/**
 * Reads the operations of a document. The document is left as it is, though Prism resolves references in place.
 *
 * @throws {Error} when it is no OpenAPI document.
 */
export async function readResources(
  document: object,
  { getHttpOperationsFromSpec: read }: Pick<Prism, "getHttpOperationsFromSpec">,
): Promise<Resources> {
  // Prism says what it does not support, and loads what it needs for reading.
  await read(excerptOfNothing(document));
  const prepared = new Map<Operation, Promise<Resource>>();
  const prepare = async (operation: Operation): Promise<Resource> => {
    const resources = await read(excerptFor(document, operation));
    const found = resources.find(
      ({ method, path }) => nameOf({ method: method.toUpperCase(), path }) === nameOf(operation),
    );
    for (const { contents = [] } of found?.responses ?? []) for (const { examples } of contents) unhide(examples);
    if (!found) throw new Error(`Prism has no operation ${nameOf(operation)}`);
    return found;
  };
  return {
    operations: documentedOperations(document),
    of: (operation) => {
      const resource = prepared.get(operation) ?? prepare(operation);
      prepared.set(operation, resource);
      return resource;
    },
  };
}
