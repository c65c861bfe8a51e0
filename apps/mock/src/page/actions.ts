import { announce } from "./announce.ts";
import { getSample, removePlan, type Schemas, setPlan } from "./api.ts";
import { type Audience, audienceName } from "./audience.ts";
import { curlFor, isRunnable } from "./curl.ts";
import { attempt } from "./notices.ts";
import type { CardActions } from "./plans/card.ts";
import { createEditor } from "./plans/editor.ts";
import type { RowActions } from "./scenarios/row.ts";

type NewPlan = Schemas["NewPlan"];
type OperationScenarios = Schemas["OperationScenarios"];
type Plan = Schemas["Plan"];

/** Current state of the page. */
export interface PageState {
  operations(): readonly OperationScenarios[];
  plans(): readonly Plan[];
}

/** Creates the actions of the buttons on scenarios and plans. */
export function createActions(audience: Audience, state: PageState): RowActions & CardActions {
  const editor = createEditor();

  const play = async (plan: NewPlan): Promise<void> => {
    const [set] = await setPlan(plan);
    if (!set) return;
    audience.accept(set.key, set.keyId);
    const names = plan.steps.map(({ scenario }) => scenario).join(", ");
    announce(`Playing ${names} for ${audienceName(set.key, set.keyId)}.`);
  };
  const stop = async (plan: Plan): Promise<void> => {
    await removePlan(plan);
    announce(`Stopped the plan of ${plan.operation}.`);
  };
  const planFor = ({ operation }: OperationScenarios, keyId: string | null): Plan | undefined =>
    state.plans().find((plan) => plan.operation === operation && plan.keyId === keyId);
  const operationOf = (plan: Plan): OperationScenarios | undefined =>
    state.operations().find(({ operation }) => operation === plan.operation);

  return {
    sample: ({ operation }, { name }) => getSample(operation, name),
    curl: ({ operation, method, path }, { name }) =>
      isRunnable({ method, path })
        ? async () => curlFor(path, (await getSample(operation)).credentials, name)
        : undefined,
    toggle: (operation, scenario) =>
      void attempt(async () => {
        const chosen = audience.chosen();
        const running = chosen.key === undefined ? planFor(operation, chosen.keyId ?? null) : undefined;
        if (running?.steps[running.position]?.scenario === scenario.name) return stop(running);
        await play({ ...chosen, operation: operation.operation, steps: [{ scenario: scenario.name }] });
      }),
    compose: (operation, scenario) => {
      const chosen = audience.chosen();
      editor.open({
        operation,
        steps: [{ scenario: scenario.name }],
        audience: audience.name(),
        play: (plan) => play({ ...chosen, ...plan }),
      });
    },
    edit: (plan) => {
      const operation = operationOf(plan);
      const { steps, key, keyId } = plan;
      if (!operation) return;
      editor.open({
        operation,
        steps,
        audience: audienceName(key, keyId),
        play: (edited) => play({ ...(keyId !== null && { keyId }), ...edited }),
      });
    },
    stop: (plan) => void attempt(() => stop(plan)),
    scenario: (plan, name) => operationOf(plan)?.scenarios.find((scenario) => scenario.name === name),
  };
}
