import { createActions } from "./actions.ts";
import {
  clearRequests,
  getContractInfo,
  getSample,
  listRequests,
  listScenarios,
  resetState,
  type Schemas,
} from "./api.ts";
import { createAudience } from "./audience.ts";
import { copyButton } from "./clipboard.ts";
import { curlFor, isRunnable } from "./curl.ts";
import { byId, setAttribute } from "./dom.ts";
import { listen } from "./events.ts";
import { createJournal, MAX_LINES } from "./journal/journal.ts";
import { attempt, showContractNotices } from "./notices.ts";
import { createPlanList } from "./plans/list.ts";
import { createOperations } from "./scenarios/operations.ts";

type ContractEvent = Schemas["ContractEvent"];
type OperationScenarios = Schemas["OperationScenarios"];
type Plan = Schemas["Plan"];

let operations: readonly OperationScenarios[] = [];
let plans: readonly Plan[] = [];
let version: number | undefined;
/** Number of contracts that were requested. */
let requested = 0;

const audience = createAudience(() => showPlans());
const actions = createActions(audience, { operations: () => operations, plans: () => plans });
const operationList = createOperations(actions);
const planList = createPlanList(actions);
const journal = createJournal();

function showPlans(): void {
  operationList.show(plans, audience.keyId());
  planList.show(plans);
}

/** Shows a new version of the contract. */
async function showContract(event: ContractEvent): Promise<void> {
  showContractNotices(event);
  if (event.version === version) return;
  version = event.version;
  requested += 1;
  const request = requested;
  const [listed, { title, version: contractVersion }] = await Promise.all([listScenarios(), getContractInfo()]);
  const runnable = listed.find(isRunnable);
  const sample = runnable && (await getSample(runnable.operation));
  // An older response must not replace a newer one.
  if (request !== requested) return;
  operations = listed;
  byId("contract-title", HTMLElement).textContent = title;
  byId("contract-version", HTMLElement).textContent = contractVersion;
  document.title = `${title} · mock`;
  operationList.replace(operations);
  byId("try", HTMLElement).textContent =
    runnable && sample ? curlFor(runnable.path, sample.credentials) : `curl -i ${location.origin}`;
  showPlans();
}

function showConnection(isLive: boolean): void {
  const shown = byId("connection", HTMLElement);
  shown.textContent = isLive ? "Live" : "The mock does not respond. Reconnecting…";
  setAttribute(shown, "data-live", isLive);
}

byId("base-url", HTMLElement).textContent = location.origin;
byId("copy-url", HTMLElement).replaceWith(copyButton("Copy", () => location.origin));
byId("copy-try", HTMLElement).replaceWith(copyButton("Copy", () => byId("try", HTMLElement).textContent ?? ""));
byId("clear", HTMLElement).addEventListener("click", () => void attempt(clearRequests));
byId("reset", HTMLElement).addEventListener("click", () => void attempt(resetState));

listen({
  request: (entry) => {
    audience.offer(entry.key, entry.keyId);
    journal.add(entry);
  },
  amended: (entry) => journal.amend(entry),
  plans: (next) => {
    plans = next;
    for (const { key, keyId } of plans) audience.offer(key, keyId);
    showPlans();
  },
  contract: (event) => void attempt(() => showContract(event)),
  cleared: () => journal.clear(),
  connected: () => {
    showConnection(true);
    // A restarted mock may have another contract and another journal.
    version = undefined;
    journal.clear();
    void attempt(async () => {
      const entries = await listRequests(MAX_LINES);
      for (const { key, keyId } of entries) audience.offer(key, keyId);
      journal.addAll(entries);
    });
  },
  lost: () => showConnection(false),
});
