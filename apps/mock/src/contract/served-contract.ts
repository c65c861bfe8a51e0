import { document as numbersApi } from "@numbers-api/contract/document";
import { type Engine, loadEngine } from "../prism/engine.ts";
import { makeResponseValidator, type ResponseValidator } from "../respond/response-validation.ts";
import { type Catalogue, makeCatalogue } from "../scenarios/catalogue.ts";
import { type Credentials, readCredentials } from "./credentials.ts";

/** A contract that is ready to be served. */
export interface ServedContract {
  readonly document: object;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly checks: ResponseValidator;
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
    checks: makeResponseValidator(document, isForeign),
    credentials: readCredentials(document),
  };
}
