import type { Schemas } from "../api.ts";
import { audienceName } from "../audience.ts";
import { button, element, screenReaderText, setAttribute, statusBadge } from "../dom.ts";
import { stepNotes } from "./text.ts";

type Plan = Schemas["Plan"];
type Scenario = Schemas["Scenario"];

/** Actions and data that a card needs from the page. */
export interface CardActions {
  stop(plan: Plan): void;
  edit(plan: Plan): void;
  scenario(plan: Plan, name: string): Scenario | undefined;
}

/** Card of a plan. It updates in place while the plan is played, which keeps the focus. */
export interface PlanCard {
  readonly root: HTMLElement;
  show(plan: Plan): void;
}

/** Creates the card of a plan. */
export function planCard(first: Plan, actions: CardActions): PlanCard {
  let current = first;
  const steps = element("ol", { class: "step-list" });
  const label = `${first.operation} for ${audienceName(first.key, first.keyId)}`;
  const root = element(
    "li",
    { class: "plan" },
    element(
      "div",
      { class: "plan-head" },
      element(
        "h3",
        {},
        element("code", {}, first.operation),
        " ",
        element("span", { class: "quiet" }, `for ${audienceName(first.key, first.keyId)}`),
      ),
      element(
        "div",
        { class: "tools" },
        button("Edit", { class: "small", "aria-label": `Edit the plan of ${label}` }, () => actions.edit(current)),
        button("Stop", { class: "small", "aria-label": `Stop the plan of ${label}` }, () => actions.stop(current)),
      ),
    ),
    steps,
  );
  const show = (plan: Plan): void => {
    current = plan;
    steps.replaceChildren(...plan.steps.map((_, index) => stepItem(plan, index, actions)));
  };
  show(first);
  return { root, show };
}

function stepItem(plan: Plan, index: number, actions: CardActions): HTMLElement {
  const step = plan.steps[index];
  if (!step) return element("li");
  const { position, remaining } = plan;
  const scenario = actions.scenario(plan, step.scenario);
  const item = element(
    "li",
    { class: index < position ? "step done" : "step" },
    index < position && screenReaderText("Played: "),
    scenario && statusBadge(scenario.status),
    " ",
    element("span", { class: "name" }, step.scenario),
    ...stepNotes(step).map((note) => element("span", { class: "manner" }, ` ${note}`)),
  );
  if (index === position) {
    setAttribute(item, "aria-current", "step");
    item.append(element("span", { class: "mark" }, remaining === null ? " always" : ` ${remaining} left`));
  }
  return item;
}
