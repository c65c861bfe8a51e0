import { type Engine, loadEngine } from "./engine.ts";

/** A contract that is ready to be served. */
export interface ServedContract {
  readonly document: object;
  readonly engine: Engine;
}

/** Engines keep nothing of a request, so all servers of a process share them. */
const prepared = new WeakMap<object, Promise<ServedContract>>();

/**
 * Prepares a contract, once for each document: the Numbers API's unless another one is given.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export async function prepareContract(document?: object): Promise<ServedContract> {
  const served = document ?? (await import("@numbers-api/contract/document")).document;
  const contract = prepared.get(served) ?? loadEngine(served).then((engine) => ({ document: served, engine }));
  prepared.set(served, contract);
  return contract;
}
