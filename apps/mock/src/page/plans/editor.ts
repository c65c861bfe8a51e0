import { ControlError, type Schemas } from "../api.ts";
import { byId } from "../dom.ts";
import { readControl, showError } from "./field.ts";
import { readShortForm } from "./short-form.ts";
import { type StepActions, type StepFields, stepFields } from "./step-fields.ts";

type NewPlan = Schemas["NewPlan"];
type OperationScenarios = Schemas["OperationScenarios"];
type Step = Schemas["Step"];

/** Plan to edit. */
export interface EditedPlan {
  readonly operation: OperationScenarios;
  readonly steps: readonly Step[];
  /** Name of the keys that the plan applies to. */
  readonly audience: string;
  /** Plays the steps. If it fails, the editor shows the error and stays open. */
  play(plan: Pick<NewPlan, "operation" | "steps">): Promise<void>;
}

/** Dialog for plans of several steps. */
export interface PlanEditor {
  open(plan: EditedPlan): void;
}

export function createEditor(): PlanEditor {
  const dialog = byId("editor", HTMLDialogElement);
  const list = byId("steps", HTMLElement);
  const short = byId("short-form", HTMLInputElement);
  const failure = byId("editor-failure", HTMLElement);
  let edited: EditedPlan | undefined;
  let fields: StepFields[] = [];

  const arrange = (next: readonly StepFields[]): void => {
    fields = [...next];
    list.replaceChildren(...fields.map(({ root }) => root));
    for (const [index, each] of fields.entries()) each.place(index + 1, fields.length);
  };
  const stepActions: StepActions = {
    remove: (removed) => {
      arrange(fields.filter((each) => each !== removed));
      fields.at(-1)?.first.focus();
    },
    move: (moved, by) => {
      const others = fields.filter((each) => each !== moved);
      arrange(others.toSpliced(fields.indexOf(moved) + by, 0, moved));
      moved.first.focus();
    },
  };
  const create = (step: Step): StepFields => stepFields(step, edited?.operation.scenarios ?? [], stepActions);

  /** Applies the short form; false if it is wrong. */
  const applyShortForm = (): boolean => {
    if (!edited) return false;
    const { scenarios, default: preferred } = edited.operation;
    try {
      arrange(readControl(short, (text) => readShortForm(text, scenarios, preferred)).map(create));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return false;
    }
    short.value = "";
    return true;
  };
  const fillIn = (): void => {
    if (applyShortForm()) fields[0]?.first.focus();
  };
  const submit = async (): Promise<void> => {
    failure.hidden = true;
    // A short form that was not applied yet is part of the plan.
    if (!edited || (short.value.trim() !== "" && !applyShortForm())) return;
    try {
      await edited.play({ operation: edited.operation.operation, steps: fields.map((each) => each.read()) });
      dialog.close();
    } catch (error) {
      // The field shows the error.
      if (error instanceof RangeError) return;
      if (!(error instanceof ControlError)) throw error;
      failure.textContent = error.message;
      failure.hidden = false;
    }
  };

  byId("fill-in", HTMLElement).addEventListener("click", fillIn);
  short.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    fillIn();
  });
  byId("add-step", HTMLElement).addEventListener("click", () => {
    arrange([...fields, create({ scenario: edited?.operation.default ?? "" })]);
    fields.at(-1)?.first.focus();
  });
  byId("cancel", HTMLElement).addEventListener("click", () => dialog.close());
  byId("editor-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });

  return {
    open: (plan) => {
      edited = plan;
      failure.hidden = true;
      short.value = "";
      showError(short, undefined);
      byId("editor-title", HTMLElement).textContent = `Plan for ${plan.operation.operation}`;
      byId("editor-audience", HTMLElement).textContent = plan.audience;
      arrange(plan.steps.map(create));
      dialog.showModal();
      fields[0]?.first.focus();
    },
  };
}
