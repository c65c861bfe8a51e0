import type { Fault, Scenario, Step } from "../api.ts";
import { button, element, newId } from "../dom.ts";
import { delayText, FAULTS, readDelay } from "./words.ts";

/** What a step's fields can ask the editor to do. */
export interface StepActions {
  remove(fields: StepFields): void;
  /** Moves the step up by one for -1, down by one for 1. */
  move(fields: StepFields, by: -1 | 1): void;
}

/** The fields of one step in the editor. */
export interface StepFields {
  readonly root: HTMLElement;
  readonly first: HTMLElement;
  /**
   * The step as it was filled in.
   *
   * @throws {RangeError} when a field makes no sense; it has the focus then.
   */
  read(): Step;
  /** Tells the step its place among the others, counted from 1. */
  place(number: number, count: number): void;
}

export function stepFields(step: Step, scenarios: readonly Scenario[], actions: StepActions): StepFields {
  const legend = element("legend");
  const scenario = element(
    "select",
    { id: newId() },
    ...scenarios.map(({ name, status }) =>
      element("option", { value: name, selected: name === step.scenario }, `${status} ${name}`),
    ),
  );
  const times = element("input", { id: newId(), type: "number", min: 1, max: 1_000_000, value: step.times });
  const delay = element("input", { id: newId(), autocomplete: "off", placeholder: "100-800" });
  if (step.delay !== undefined) delay.value = delayText(step.delay);
  const fault = element(
    "select",
    { id: newId() },
    element("option", { value: "" }, "none"),
    ...Object.entries(FAULTS).map(([name, words]) =>
      element("option", { value: name, selected: name === step.fault }, words),
    ),
  );
  const up = button("↑", { class: "small" }, () => actions.move(fields, -1));
  const down = button("↓", { class: "small" }, () => actions.move(fields, 1));
  const remove = button("Remove", { class: "small" }, () => actions.remove(fields));

  const root = element(
    "li",
    {},
    element(
      "fieldset",
      {},
      legend,
      element("div", { class: "wide" }, element("label", { for: scenario.id }, "Scenario"), scenario),
      element("div", {}, element("label", { for: times.id }, "Times"), times),
      element("div", {}, element("label", { for: delay.id }, "Delay, ms"), delay),
      element("div", { class: "wide" }, element("label", { for: fault.id }, "Fault"), fault),
      element("div", { class: "tools" }, up, down, remove),
    ),
  );
  const fields: StepFields = {
    root,
    first: scenario,
    read: () => ({
      scenario: scenario.value,
      ...optional("times", readTimes(times)),
      ...optional(
        "delay",
        focusing(delay, () => readDelay(delay.value)),
      ),
      // The values of the options are the faults.
      ...optional("fault", fault.value === "" ? undefined : (fault.value as Fault)),
    }),
    place: (number, count) => {
      legend.textContent = `Step ${number}`;
      times.placeholder = number === count ? "stays" : "once";
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

function readTimes(field: HTMLInputElement): number | undefined {
  return focusing(field, () => {
    if (field.value === "" && field.validity.valid) return undefined;
    if (field.validity.valid) return field.valueAsNumber;
    throw new RangeError(
      "A step is played 1 to 1,000,000 times. Leave the number out for once, or for good at the end.",
    );
  });
}

function focusing<Value>(field: HTMLElement, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    field.focus();
    throw error;
  }
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [_ in Name]?: Value } {
  // The compiler does not follow a computed name.
  return (value === undefined ? {} : { [name]: value }) as { [_ in Name]?: Value };
}
