import type { Schemas } from "../api.ts";
import { copyButton } from "../clipboard.ts";
import { button, element, newId, setAttribute, statusBadge } from "../dom.ts";
import { attempt } from "../notices.ts";

type OperationScenarios = Schemas["OperationScenarios"];
type Sample = Schemas["Sample"];
type Scenario = Schemas["Scenario"];

/** Actions and data that a row needs from the page. */
export interface RowActions {
  /** Plays the scenario, or stops it if it is playing. */
  toggle(operation: OperationScenarios, scenario: Scenario): void;
  /** Opens the editor for a plan that starts with the scenario. */
  compose(operation: OperationScenarios, scenario: Scenario): void;
  sample(operation: OperationScenarios, scenario: Scenario): Promise<Sample>;
  /** Returns a function for a command that requests the scenario; undefined if the command would need values. */
  curl(operation: OperationScenarios, scenario: Scenario): (() => Promise<string>) | undefined;
}

/** Row of a scenario. */
export interface ScenarioRow {
  readonly root: HTMLElement;
  readonly scenario: Scenario;
  /** Sets the mark beside the name, and whether the button stops the scenario. */
  mark(word: string | undefined, stops: boolean): void;
}

/** Creates the row of a scenario. */
export function scenarioRow(operation: OperationScenarios, scenario: Scenario, actions: RowActions): ScenarioRow {
  const summaryId = newId();
  const curl = actions.curl(operation, scenario);
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
  const preview = element("div", { id: newId(), class: "preview", hidden: true });
  const root = element(
    "li",
    { class: "scenario" },
    play,
    element("p", { id: summaryId, class: "summary" }, scenario.summary),
    element(
      "div",
      { class: "tools" },
      bodyButton(preview, scenario, () => actions.sample(operation, scenario)),
      button("Steps…", { class: "link", "aria-label": `Steps, delay and fault for ${scenario.name}` }, () =>
        actions.compose(operation, scenario),
      ),
      curl && copyButton("Copy as curl", curl, "link"),
    ),
    preview,
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

/** Creates a button that shows and hides the body of a scenario. */
function bodyButton(preview: HTMLElement, scenario: Scenario, sample: () => Promise<Sample>): HTMLButtonElement {
  const attributes = { class: "link", "aria-expanded": "false", "aria-label": `Body of ${scenario.name}` };
  const created = button("Body", attributes, () => {
    preview.hidden = !preview.hidden;
    setAttribute(created, "aria-expanded", String(!preview.hidden));
    if (preview.hidden) preview.replaceChildren();
    else void attempt(async () => preview.replaceChildren(...previewParts(scenario, (await sample()).body)));
  });
  return created;
}

/** Longest text of a body that the page shows, in characters. */
const MAX_TEXT = 20_000;

function previewParts({ name, status, contentType }: Scenario, body: unknown): HTMLElement[] {
  const head = element("p", { class: "quiet" }, `${status} · ${contentType ?? "without a body"}`);
  if (contentType === undefined) return [head];
  if (body === undefined) {
    return [head, element("p", { class: "quiet" }, "The contract has no example. The mock generates the body.")];
  }
  const text = typeof body === "string" ? body : JSON.stringify(body, undefined, 2);
  const shown =
    text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}\n… ${text.length - MAX_TEXT} more characters` : text;
  // Scrollable, so it must be focusable.
  return [head, element("pre", { tabindex: 0, role: "region", "aria-label": `Body of ${name}` }, shown)];
}
