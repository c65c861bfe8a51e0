import type { Schemas } from "../api.ts";
import { button, element } from "../dom.ts";
import { createField, readControl } from "./field.ts";
import { delayText, FAULTS, readDelay } from "./text.ts";

type Fault = Schemas["Fault"];
type Scenario = Schemas["Scenario"];
type Step = Schemas["Step"];

/** Actions of a step's fields on the editor. */
export interface StepActions {
  remove(fields: StepFields): void;
  /** Moves the step up by one for -1, down by one for 1. */
  move(fields: StepFields, by: -1 | 1): void;
}

/** Fields of one step in the editor. */
export interface StepFields {
  readonly root: HTMLElement;
  readonly first: HTMLElement;
  /**
   * Reads the step.
   *
   * @throws {RangeError} if a field is wrong. The field then shows the error and has the focus.
   */
  read(): Step;
  /** Updates the number of the step, counted from 1. */
  place(number: number, count: number): void;
}

/** Creates the fields of a step. */
export function stepFields(step: Step, scenarios: readonly Scenario[], actions: StepActions): StepFields {
  const legend = element("legend");
  const scenario = createField(
    "Scenario",
    element(
      "select",
      {},
      ...scenarios.map(({ name, status }) =>
        element("option", { value: name, selected: name === step.scenario }, `${status} ${name}`),
      ),
    ),
    { class: "wide" },
  );
  const times = createField("Times", element("input", { type: "number", min: 1, max: 1_000_000, value: step.times }));
  const delay = createField("Delay, ms", element("input", { autocomplete: "off", placeholder: "100-800" }));
  if (step.delay !== undefined) delay.control.value = delayText(step.delay);
  const fault = createField(
    "Fault",
    element(
      "select",
      {},
      element("option", { value: "" }, "none"),
      ...Object.entries(FAULTS).map(([name, text]) =>
        element("option", { value: name, selected: name === step.fault }, text),
      ),
    ),
    { class: "wide" },
  );
  const up = button("↑", { class: "small" }, () => actions.move(fields, -1));
  const down = button("↓", { class: "small" }, () => actions.move(fields, 1));
  const remove = button("Remove", { class: "small" }, () => actions.remove(fields));
  const parts = [scenario, times, delay, fault].map(({ root }) => root);

  const fields: StepFields = {
    root: element(
      "li",
      {},
      element("fieldset", {}, legend, ...parts, element("div", { class: "tools" }, up, down, remove)),
    ),
    first: scenario.control,
    read: () => ({
      scenario: scenario.control.value,
      ...optional(
        "times",
        readControl(times.control, () => readTimes(times.control)),
      ),
      ...optional("delay", readControl(delay.control, readDelay)),
      // The values of the options are the faults.
      ...optional("fault", fault.control.value === "" ? undefined : (fault.control.value as Fault)),
    }),
    place: (number, count) => {
      legend.textContent = `Step ${number}`;
      times.control.placeholder = number === count ? "always" : "once";
      up.disabled = number === 1;
      down.disabled = number === count;
      remove.disabled = count === 1;
      up.setAttribute("aria-label", `Move step ${number} up`);
      down.setAttribute("aria-label", `Move step ${number} down`);
      remove.setAttribute("aria-label", `Remove step ${number}`);
    },
  };
  return fields;
}

function readTimes({ value, validity, valueAsNumber }: HTMLInputElement): number | undefined {
  if (!validity.valid) throw new RangeError("Enter 1 to 1,000,000, or nothing.");
  return value === "" ? undefined : valueAsNumber;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [_ in Name]?: Value } {
  // The compiler does not follow computed names.
  return (value === undefined ? {} : { [name]: value }) as { [_ in Name]?: Value };
}
