import type { NewPlan, OperationScenarios, Step } from "../api.ts";
import { byId } from "../dom.ts";
import { readShortForm } from "./short-form.ts";
import { type StepActions, type StepFields, stepFields } from "./step-fields.ts";

/** What the editor is opened for. */
export interface EditedPlan {
  readonly operation: OperationScenarios;
  readonly steps: readonly Step[];
  /** Whom it is for, in words. */
  readonly audience: string;
  /** Plays the steps. What goes wrong is shown, and the editor stays open. */
  play(plan: Pick<NewPlan, "operation" | "steps">): Promise<void>;
}

/** The dialog in which a plan of several steps is put together. */
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
    remove: (gone) => {
      arrange(fields.filter((each) => each !== gone));
      fields.at(-1)?.first.focus();
    },
    move: (moved, by) => {
      const others = fields.filter((each) => each !== moved);
      arrange(others.toSpliced(fields.indexOf(moved) + by, 0, moved));
      moved.first.focus();
    },
  };
  const make = (step: Step): StepFields => stepFields(step, edited?.operation.scenarios ?? [], stepActions);
  // Nothing comes between a call and its failure here, unless the action itself waits.
  const attempt = async (action: () => void | Promise<void>): Promise<void> => {
    failure.hidden = true;
    try {
      await action();
    } catch (error) {
      failure.textContent = error instanceof Error ? error.message : String(error);
      failure.hidden = false;
    }
  };
  const fillIn = (): void =>
    void attempt(() => {
      if (!edited) return;
      const { scenarios, default: usual } = edited.operation;
      arrange(readShortForm(short.value, scenarios, usual).map(make));
      short.value = "";
      fields[0]?.first.focus();
    });

  byId("fill-in", HTMLElement).addEventListener("click", fillIn);
  short.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    fillIn();
  });
  byId("add-step", HTMLElement).addEventListener("click", () => {
    arrange([...fields, make({ scenario: edited?.operation.default ?? "" })]);
    fields.at(-1)?.first.focus();
  });
  byId("cancel", HTMLElement).addEventListener("click", () => dialog.close());
  byId("editor-form", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void attempt(async () => {
      // Who filled in the short form, and nothing else, means it.
      if (short.value.trim() !== "") fillIn();
      if (!failure.hidden) return;
      await edited?.play({ operation: edited.operation.operation, steps: fields.map((each) => each.read()) });
      dialog.close();
    });
  });

  return {
    open: (plan) => {
      edited = plan;
      failure.hidden = true;
      short.value = "";
      byId("editor-title", HTMLElement).textContent = `Plan for ${plan.operation.operation}`;
      byId("editor-audience", HTMLElement).textContent = plan.audience;
      arrange(plan.steps.map(make));
      dialog.showModal();
      fields[0]?.first.focus();
    },
  };
}
