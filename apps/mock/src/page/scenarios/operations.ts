import type { Schemas } from "../api.ts";
import { byId } from "../dom.ts";
import { type OperationPart, operationPart } from "./operation.ts";
import type { RowActions } from "./row.ts";

type OperationScenarios = Schemas["OperationScenarios"];
type Plan = Schemas["Plan"];

/** Up to this number, operations are unfolded at first. */
const MAX_OPEN = 4;

/** From this number of operations, the page offers a filter. */
const MIN_FILTERED = 6;

/** List of operations. */
export interface OperationList {
  /** Replaces all operations. */
  replace(operations: readonly OperationScenarios[]): void;
  /** Marks the scenarios that are played for a key, or for all keys. */
  show(plans: readonly Plan[], keyId: string | null): void;
}

export function createOperations(actions: RowActions): OperationList {
  const list = byId("operations", HTMLElement);
  const filter = byId("filter-operations", HTMLInputElement);
  const none = byId("no-operation", HTMLElement);
  let parts: readonly OperationPart[] = [];

  const applyFilter = (): void => {
    const text = filter.value.trim().toLowerCase();
    const shown = parts.filter((part) => part.filter(text));
    none.hidden = shown.length > 0;
    none.textContent = parts.length === 0 ? "The contract has no operations." : "No operation matches the filter.";
  };
  filter.addEventListener("input", applyFilter);

  return {
    replace: (operations) => {
      const open = operations.length <= MAX_OPEN;
      parts = operations.map((operation) => operationPart(operation, open, actions));
      list.replaceChildren(...parts.map((part) => part.root));
      byId("filter-operations-field", HTMLElement).hidden = operations.length < MIN_FILTERED;
      applyFilter();
    },
    show: (plans, keyId) => {
      for (const part of parts) part.show(plans, keyId);
    },
  };
}
