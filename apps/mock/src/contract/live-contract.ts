import { document as numbersApi } from "@numbers-api/contract/document";
import { type Problem, ProblemError } from "@numbers-api/openapi/problem";
import { MockStartError } from "../http/listen.ts";
import type { ContractEvent, MockState } from "../state.ts";
import { prepareContract, type ServedContract } from "./served-contract.ts";
import { readSpecFile, type SpecFile } from "./spec-file.ts";
import { FileWatcher } from "./watch.ts";

/** Which contract to serve: a document, or a file that may be watched, or else the Numbers API. */
export interface ContractSource {
  readonly document?: object | undefined;
  readonly spec?: string | undefined;
  readonly watch?: boolean | undefined;
  /** Told after each change of the files. */
  readonly onContract?: ((news: ContractEvent) => void) | undefined;
}

/** A contract that is served, and may change meanwhile. */
export interface LiveContract extends Disposable {
  /** What is served now. A request that has begun goes on with what it began with. */
  readonly current: () => Promise<ServedContract>;
  /** The document that it began with. */
  readonly first: object;
}

/**
 * Opens the contract that is to be served. A file is read at once; what the engine needs waits for the first request.
 *
 * @param state Whose plans are held against a contract that has changed, and who tells the watchers.
 * @throws {MockStartError} when the file cannot be served; the message has a line for each problem.
 */
export async function openContract(source: ContractSource, state: MockState): Promise<LiveContract> {
  const { document, spec, watch = false, onContract = () => undefined } = source;
  if (spec === undefined) {
    return fixed(document ?? numbersApi, () => prepareContract(document));
  }
  const first = await readSpecFile(spec).catch((error: unknown) => {
    throw error instanceof ProblemError ? new MockStartError(error.message, { cause: error }) : error;
  });
  return watch ? follow(spec, first, state, onContract) : fixed(first.document, () => prepareContract(first.document));
}

function fixed(first: object, current: () => Promise<ServedContract>): LiveContract {
  return { first, current, [Symbol.dispose]: () => undefined };
}

/** Serves a contract, and reads it again when one of its files changes. A broken save leaves the good one in place. */
function follow(
  file: string,
  first: SpecFile,
  state: MockState,
  onContract: (news: ContractEvent) => void,
): LiveContract {
  let current = (): Promise<ServedContract> => prepareContract(first.document);
  let turn = 0;

  const tell = (news: ContractEvent): void => {
    if (news.lost.length > 0) state.events.emit("plans");
    state.announceContract(news);
    onContract(news);
  };
  const read = async (): Promise<void> => {
    turn += 1;
    const mine = turn;
    const outcome = await reread(file);
    // A later change is on its way and knows better, or nobody is there any more.
    if (mine !== turn) return;
    const { version } = state.contract;
    if ("problems" in outcome) {
      watcher.watchNeighbours();
      tell({ version, problems: outcome.problems, lost: [] });
      return;
    }
    const next = outcome.contract;
    current = () => Promise.resolve(next);
    watcher.watch(outcome.files);
    tell({ version: version + 1, problems: [], lost: state.plans.rebase(next.catalogue) });
  };
  const watcher = new FileWatcher(() => void read());
  watcher.watch(first.files);
  const dispose = (): void => {
    turn += 1;
    watcher.close();
  };
  return { first: first.document, current: () => current(), [Symbol.dispose]: dispose };
}

type Outcome =
  | { readonly contract: ServedContract; readonly files: readonly string[] }
  | { readonly problems: ContractEvent["problems"] };

async function reread(file: string): Promise<Outcome> {
  try {
    const { document, files } = await readSpecFile(file);
    return { contract: await prepareContract(document), files };
  } catch (error) {
    if (error instanceof ProblemError) return { problems: error.problems.map(toNews) };
    // What Prism does not understand has no place in the file.
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
}

function toNews({ message, fix, ...place }: Problem): ContractEvent["problems"][number] {
  return { ...place, message: `${message}. ${fix}` };
}
