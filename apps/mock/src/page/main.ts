import {
  type ContractEvent,
  clearRequests,
  getContract,
  listRequests,
  listScenarios,
  type OperationScenarios,
  type Plan,
  resetState,
} from "./api.ts";
import { createAudience } from "./audience.ts";
import { copyButton } from "./clipboard.ts";
import { readContract } from "./contract.ts";
import { byId, setAttribute } from "./dom.ts";
import { watch } from "./events.ts";
import { attempt } from "./failure.ts";
import { canBeTyped, curlFor } from "./journal/curl.ts";
import { createJournal, SHOWN } from "./journal/journal.ts";
import { createPlanList } from "./plans/list.ts";
import { showContractNews } from "./problems.ts";
import { createOperations } from "./scenarios/operations.ts";
import { createSteering } from "./steering.ts";

let operations: readonly OperationScenarios[] = [];
let plans: readonly Plan[] = [];
let contract = readContract(undefined);
let version: number | undefined;
/** How many contracts were asked for. */
let turn = 0;

const audience = createAudience(() => showPlans());
const steering = createSteering(audience, {
  operations: () => operations,
  plans: () => plans,
  contract: () => contract,
});
const operationList = createOperations(steering);
const planList = createPlanList(steering);
const journal = createJournal();

function showPlans(): void {
  operationList.show(plans, audience.keyId());
  planList.show(plans);
}

/** Shows another contract; the first one, too. */
async function showContract(news: ContractEvent): Promise<void> {
  showContractNews(news);
  if (news.version === version) return;
  version = news.version;
  turn += 1;
  const mine = turn;
  const [listed, served] = await Promise.all([listScenarios(), getContract()]);
  // Answers overtake each other, and an older contract must not take the place of a newer one.
  if (mine !== turn) return;
  operations = listed;
  contract = readContract(served);
  byId("contract-title", HTMLElement).textContent = contract.title;
  byId("contract-version", HTMLElement).textContent = contract.version;
  document.title = `${contract.title} · mock`;
  operationList.replace(operations);
  const simple = operations.find(canBeTyped);
  byId("try", HTMLElement).textContent = simple
    ? curlFor(simple.path, contract.credentialsFor(simple))
    : `curl -i ${location.origin}`;
  showPlans();
}

function showConnection(live: boolean): void {
  const shown = byId("connection", HTMLElement);
  shown.textContent = live ? "Live" : "The mock does not answer; trying again …";
  setAttribute(shown, "data-live", live);
}

byId("base-url", HTMLElement).textContent = location.origin;
byId("copy-url", HTMLElement).replaceWith(copyButton("Copy", () => location.origin));
byId("copy-try", HTMLElement).replaceWith(copyButton("Copy", () => byId("try", HTMLElement).textContent ?? ""));
byId("clear", HTMLElement).addEventListener("click", () => void attempt(clearRequests));
byId("reset", HTMLElement).addEventListener("click", () => void attempt(resetState));

watch({
  request: (entry) => {
    audience.offer(entry.key, entry.keyId);
    journal.add(entry);
  },
  plans: (next) => {
    plans = next;
    for (const { key, keyId } of plans) audience.offer(key, keyId);
    showPlans();
  },
  contract: (news) => void attempt(() => showContract(news)),
  cleared: () => journal.clear(),
  connected: () => {
    showConnection(true);
    // A mock that was started again has another contract, perhaps, and another journal.
    version = undefined;
    journal.clear();
    void attempt(async () => {
      const entries = await listRequests(SHOWN);
      for (const { key, keyId } of entries) audience.offer(key, keyId);
      journal.addAll(entries);
    });
  },
  lost: () => showConnection(false),
});
