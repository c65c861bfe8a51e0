import { announce } from "./announce.ts";
import { type NewPlan, type OperationScenarios, type Plan, removePlan, setPlan } from "./api.ts";
import type { Audience } from "./audience.ts";
import type { Contract } from "./contract.ts";
import { attempt } from "./failure.ts";
import { canBeTyped, curlFor } from "./journal/curl.ts";
import { audienceName } from "./key-name.ts";
import type { CardActions } from "./plans/card.ts";
import { createEditor } from "./plans/editor.ts";
import type { RowActions } from "./scenarios/row.ts";

/** What the page knows when somebody presses a button. */
export interface Known {
  operations(): readonly OperationScenarios[];
  plans(): readonly Plan[];
  contract(): Contract;
}

/** What the buttons of scenarios and plans do. */
export function createSteering(audience: Audience, known: Known): RowActions & CardActions {
  const editor = createEditor();

  const play = async (plan: NewPlan): Promise<void> => {
    const [set] = await setPlan(plan);
    if (!set) return;
    audience.accept(set.key, set.keyId);
    const names = plan.steps.map(({ scenario }) => scenario).join(", ");
    announce(`${names} is played for ${audienceName(set.key, set.keyId)}.`);
  };
  const stop = async (plan: Plan): Promise<void> => {
    await removePlan(plan);
    announce(`The plan of ${plan.operation} is stopped.`);
  };
  const planFor = ({ operation }: OperationScenarios, keyId: string | null): Plan | undefined =>
    known.plans().find((plan) => plan.operation === operation && plan.keyId === keyId);
  const operationOf = (plan: Plan): OperationScenarios | undefined =>
    known.operations().find(({ operation }) => operation === plan.operation);

  return {
    bodyOf: (operation, scenario) => known.contract().bodyOf(operation, scenario),
    curlFor: (operation, { name }) =>
      canBeTyped(operation) ? curlFor(operation.path, known.contract().credentialsFor(operation), name) : undefined,
    toggle: (operation, scenario) =>
      void attempt(async () => {
        const whom = audience.chosen();
        const running = whom.key === undefined ? planFor(operation, whom.keyId ?? null) : undefined;
        if (running?.steps[running.position]?.scenario === scenario.name) return stop(running);
        await play({ ...whom, operation: operation.operation, steps: [{ scenario: scenario.name }] });
      }),
    compose: (operation, scenario) =>
      void attempt(async () => {
        const whom = audience.chosen();
        editor.open({
          operation,
          steps: [{ scenario: scenario.name }],
          audience: audience.name(),
          play: (plan) => play({ ...whom, ...plan }),
        });
      }),
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
