import type { Schemas } from "../api.ts";
import { element } from "../dom.ts";
import { type RowActions, type ScenarioRow, scenarioRow } from "./row.ts";

type OperationScenarios = Schemas["OperationScenarios"];
type Plan = Schemas["Plan"];

/** An operation on the page. */
export interface OperationPart {
  readonly root: HTMLElement;
  /** Marks the scenarios that are played for a key, or for all keys. */
  show(plans: readonly Plan[], keyId: string | null): void;
  /** Hides the operation unless it contains a text in lower case. Returns false if it is hidden. */
  filter(text: string): boolean;
}

/** Creates an operation. Its scenarios are created when it unfolds, because a contract may have a thousand. */
export function operationPart(operation: OperationScenarios, open: boolean, actions: RowActions): OperationPart {
  const { method, path, summary, scenarios } = operation;
  const list = element("ul", { class: "scenarios" });
  const now = element("span", { class: "mark" });
  const fold = element(
    "details",
    { open },
    element(
      "summary",
      {},
      element(
        "h3",
        {},
        element("span", { class: `method ${method.toLowerCase()}` }, method),
        " ",
        element("code", { class: "path" }, path),
      ),
      summary !== operation.operation && element("span", { class: "quiet headline" }, summary),
      now,
    ),
    list,
  );
  const root = element("li", { class: "operation" }, fold);
  const searched = [method, path, summary, ...scenarios.map(({ name, status }) => `${status} ${name}`)]
    .join(" ")
    .toLowerCase();

  let rows: readonly ScenarioRow[] = [];
  let played: { plan: Plan | undefined; own: boolean } = { plan: undefined, own: true };
  const mark = (): void => {
    for (const row of rows) row.mark(...markOf(operation, row, played));
    now.textContent = played.plan?.steps[played.plan.position]?.scenario ?? "";
  };
  const makeRows = (): void => {
    if (!fold.open || rows.length > 0) return;
    rows = scenarios.map((scenario) => scenarioRow(operation, scenario, actions));
    list.append(...rows.map((row) => row.root));
    if (rows.length === 0) list.append(element("li", { class: "empty" }, "The contract has no responses for it."));
    mark();
  };
  fold.addEventListener("toggle", makeRows);
  makeRows();

  return {
    root,
    show: (plans, keyId) => {
      const own = plans.find((plan) => plan.operation === operation.operation && plan.keyId === keyId);
      const forAll = plans.find((plan) => plan.operation === operation.operation && plan.keyId === null);
      played = { plan: own ?? forAll, own: own !== undefined };
      mark();
    },
    filter: (text) => {
      root.hidden = !searched.includes(text);
      return !root.hidden;
    },
  };
}

/** Mark of a scenario, and whether its button stops it. */
function markOf(
  operation: OperationScenarios,
  { scenario: { name } }: ScenarioRow,
  { plan, own }: { plan: Plan | undefined; own: boolean },
): [word: string | undefined, pressed: boolean] {
  if (!plan) return [name === operation.default ? "default" : undefined, false];
  if (plan.steps[plan.position]?.scenario !== name) return [undefined, false];
  const step = plan.steps.length > 1 ? `step ${plan.position + 1} of ${plan.steps.length}` : "playing";
  return [own ? step : `${step}, for all keys`, own];
}
