import { document as numbersApi } from "@numbers-api/contract/document";
import { type Catalogue, makeCatalogue } from "./catalogue.ts";
import { type Checks, makeChecks } from "./conformance.ts";
import { type Credentials, readCredentials } from "./credentials.ts";
import { type Engine, loadEngine } from "./engine.ts";

/** A contract that is ready to be served. */
export interface ServedContract {
  readonly document: object;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly checks: Checks;
  readonly credentials: Credentials;
}

/** Engines keep nothing of a request, so all servers of a process share them. */
const prepared = new WeakMap<object, Promise<ServedContract>>();

/**
 * Prepares a contract, once for each document: the Numbers API's unless another one is given.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export function prepareContract(document: object = numbersApi): Promise<ServedContract> {
  const contract = prepared.get(document) ?? prepare(document, document !== numbersApi);
  prepared.set(document, contract);
  return contract;
}

async function prepare(document: object, isForeign: boolean): Promise<ServedContract> {
  const engine = await loadEngine(document);
  return {
    document,
    engine,
    catalogue: makeCatalogue(document, engine.operations),
    checks: makeChecks(document, isForeign),
    credentials: readCredentials(document),
  };
}
