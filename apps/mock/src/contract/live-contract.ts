import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { document as numbersApi } from "@numbers-api/contract/document";
import type { Contract } from "@numbers-api/openapi/bundle";
import { warningsOf } from "@numbers-api/openapi/mistakes";
import { type Problem, ProblemError } from "@numbers-api/openapi/problem";
import { MockStartError } from "../http/listen.ts";
import type { ContractEvent, MockState } from "../state.ts";
import { prepareContract, type ServedContract } from "./served-contract.ts";
import { FileWatcher } from "./watch.ts";

/**
 * Time in milliseconds until problems of a change are announced. A file that is read while it is written is broken, and
 * changes again.
 */
const SETTLE = 250;

/** Contract to serve: a document, or a file that may be watched, or else that of this package. */
export interface ContractSource {
  readonly document?: object | undefined;
  readonly spec?: string | URL | undefined;
  /** Other folders that references may lead to, besides that of the file. */
  readonly allowRefs?: readonly string[] | undefined;
  readonly watch?: boolean | undefined;
  /** Called after each change of the files, with the warnings about what is served. */
  readonly onContract?: ((news: ContractEvent, warnings: readonly string[]) => void) | undefined;
}

/** Contract that is served, and may change meanwhile. */
export interface LiveContract extends Disposable {
  /** Current contract. A request in progress keeps the contract that it began with. */
  readonly current: () => Promise<ServedContract>;
  /** Mistakes of the contract, and parts that are left out; one per line. */
  readonly warnings: readonly string[];
}

/**
 * Opens the contract to serve. Reads a file immediately, and parses a large document in memory on first use.
 *
 * @param state State whose plans are checked against a changed contract, and whose watchers are notified.
 * @throws {MockStartError} when the contract cannot be served; the message has a line for each problem.
 */
export async function openContract(source: ContractSource, state: MockState): Promise<LiveContract> {
  const { document, spec, allowRefs = [], watch = false, onContract = () => undefined } = source;
  if (spec === undefined) {
    const given = document === undefined ? numbersApi : await requireDocument(document);
    return fixed(() => Promise.resolve(prepareContract({ document: given })));
  }
  const file = fileName(spec);
  const read = async (): Promise<Contract> => {
    const { loadContract } = await import("@numbers-api/openapi/bundle");
    return loadContract(file, { allowRefs, exactIntegers: true });
  };
  const first = await read().catch((error: unknown) => {
    throw error instanceof ProblemError ? new MockStartError(error.message, { cause: error }) : error;
  });
  if (watch) return follow(file, read, first, state, onContract);
  return fixed(() => Promise.resolve(prepareContract(first)), warningsOf(first));
}

/** Path of a file that is given by path or URL. */
function fileName(spec: string | URL): string {
  try {
    if (spec instanceof URL || spec.startsWith("file:")) return fileURLToPath(spec);
  } catch (error) {
    throw new MockStartError(`spec is ${String(spec)}, which is not the URL of a file of this machine.`, {
      cause: error,
    });
  }
  return spec;
}

/** Checked documents by the object given to the mock: many mocks of a test run serve the same one. */
const checked = new WeakMap<object, Contract>();

/**
 * Checks a document that was given as data.
 *
 * @throws {MockStartError} when it is not an OpenAPI document.
 */
async function requireDocument(document: unknown): Promise<Readonly<Record<string, unknown>>> {
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    const kind = document === null ? "null" : Array.isArray(document) ? "a list" : `a ${typeof document}`;
    throw new MockStartError(
      `document is ${kind}, but it has to be an OpenAPI document as an object. To read one from a file, use spec.`,
    );
  }
  const { contractOf } = await import("@numbers-api/openapi/bundle");
  try {
    const contract = checked.get(document) ?? contractOf(document);
    checked.set(document, contract);
    return contract.document;
  } catch (error) {
    throw error instanceof ProblemError ? new MockStartError(error.message, { cause: error }) : error;
  }
}

function fixed(current: LiveContract["current"], warnings: LiveContract["warnings"] = []): LiveContract {
  return { current, warnings, [Symbol.dispose]: () => undefined };
}

/** Serves a contract, and reads it again when one of its files changes. A broken save leaves the good one in place. */
function follow(
  file: string,
  read: () => Promise<Contract>,
  first: Contract,
  state: MockState,
  onContract: (news: ContractEvent, warnings: readonly string[]) => void,
): LiveContract {
  let current = prepareContract(first);
  let turn = 0;

  const announce = (news: ContractEvent, warnings: readonly string[] = []): void => {
    if (news.lost.length > 0) state.events.emit("plans");
    state.announceContract(news);
    onContract(news, warnings);
  };
  const reread = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const outcome = await attempt(file, read);
    // A later change has started to be read, or the mock is closed.
    if (mine !== turn) return;
    const { version } = state.contract;
    if ("problems" in outcome) {
      watcher.watchNeighbours();
      await wait(SETTLE);
      if (mine !== turn) return;
      announce({ version, problems: outcome.problems, lost: [] });
      return;
    }
    current = prepareContract(outcome.contract, current);
    watcher.watch(outcome.contract.files);
    announce(
      { version: version + 1, problems: [], lost: state.plans.rebase(current.catalogue) },
      warningsOf(outcome.contract),
    );
  };
  const watcher = new FileWatcher(() => void reread());
  watcher.watch(first.files);
  return {
    current: () => Promise.resolve(current),
    warnings: warningsOf(first),
    [Symbol.dispose]: () => {
      turn += 1;
      watcher.close();
    },
  };
}

type Outcome = { readonly contract: Contract } | { readonly problems: ContractEvent["problems"] };

async function attempt(file: string, read: () => Promise<Contract>): Promise<Outcome> {
  try {
    return { contract: await read() };
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems.map(toNews) };
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
}

function toNews({ message, fix, ...place }: Problem): ContractEvent["problems"][number] {
  return { ...place, message: `${message}. ${fix}` };
}
