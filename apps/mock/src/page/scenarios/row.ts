import type { OperationScenarios, Scenario } from "../api.ts";
import { copyButton } from "../clipboard.ts";
import { button, element, newId, setAttribute } from "../dom.ts";
import { statusBadge } from "../status.ts";
import { preview } from "./preview.ts";

/** What a scenario's row can ask the page to do, and needs to know. */
export interface RowActions {
  /** Plays the scenario, or stops it if it is played. */
  toggle(operation: OperationScenarios, scenario: Scenario): void;
  /** Opens the editor for a plan that begins with the scenario. */
  compose(operation: OperationScenarios, scenario: Scenario): void;
  bodyOf(operation: OperationScenarios, scenario: Scenario): unknown;
  /** A command that asks for the scenario; nothing where something has to be filled in first. */
  curlFor(operation: OperationScenarios, scenario: Scenario): string | undefined;
}

/** A row of the page for one scenario. */
export interface ScenarioRow {
  readonly root: HTMLElement;
  readonly scenario: Scenario;
  /** Shows in a word or two whether the scenario is played, and whether a press stops it. */
  mark(word: string | undefined, stops: boolean): void;
}

export function scenarioRow(operation: OperationScenarios, scenario: Scenario, actions: RowActions): ScenarioRow {
  const summaryId = newId();
  const curl = actions.curlFor(operation, scenario);
  const mark = element("span", { class: "mark" });
  const verb = element("span", { class: "verb" }, "Play");
  const play = element(
    "button",
    { type: "button", class: "play", "aria-describedby": summaryId },
    statusBadge(scenario.status),
    " ",
    element("span", { class: "name" }, scenario.name),
    " ",
    mark,
    " ",
    verb,
  );
  play.addEventListener("click", () => actions.toggle(operation, scenario));

  const root: HTMLElement = element(
    "li",
    { class: "scenario" },
    play,
    element("p", { id: summaryId, class: "summary" }, scenario.summary),
    element(
      "div",
      { class: "tools" },
      bodyButton(
        () => root,
        () => preview(scenario, actions.bodyOf(operation, scenario)),
        scenario.name,
      ),
      button("Steps …", { class: "link", "aria-label": `Steps, delay and fault for ${scenario.name}` }, () =>
        actions.compose(operation, scenario),
      ),
      curl !== undefined && copyButton("Copy as curl", () => curl, "link"),
    ),
  );
  return {
    root,
    scenario,
    mark: (word, stops) => {
      mark.textContent = word ?? "";
      verb.textContent = stops ? "Stop" : "Play";
      root.classList.toggle("on", stops);
    },
  };
}

/** A button that shows the body below, and takes it away. */
function bodyButton(row: () => HTMLElement, make: () => HTMLElement, name: string): HTMLButtonElement {
  const shown = element("div", { id: newId(), hidden: true });
  const made = button("Body", { class: "link", "aria-expanded": "false", "aria-label": `Body of ${name}` }, () => {
    shown.hidden = !shown.hidden;
    setAttribute(made, "aria-expanded", String(!shown.hidden));
    if (shown.hidden) return;
    shown.replaceChildren(make());
    row().append(shown);
  });
  return made;
}
