import type { OperationScenarios, Plan } from "../api.ts";
import { byId } from "../dom.ts";
import { type OperationPart, operationPart } from "./operation.ts";
import type { RowActions } from "./row.ts";

/** As many operations as are shown with their scenarios at once; of more, each is opened when it is wanted. */
const OPEN = 4;

/** From this number of operations on, they can be filtered. */
const FILTERED = 6;

/** The part of the page that has the operations. */
export interface Operations {
  /** Shows the operations of a contract, in place of those of the one before. */
  replace(operations: readonly OperationScenarios[]): void;
  /** Shows what is played for a key, or for all of them. */
  show(plans: readonly Plan[], keyId: string | null): void;
}

export function createOperations(actions: RowActions): Operations {
  const list = byId("operations", HTMLElement);
  const filter = byId("filter-operations", HTMLInputElement);
  const none = byId("no-operation", HTMLElement);
  let parts: readonly OperationPart[] = [];

  const applyFilter = (): void => {
    const text = filter.value.trim().toLowerCase();
    const shown = parts.filter((part) => part.filter(text));
    none.hidden = shown.length > 0;
    none.textContent = parts.length === 0 ? "The contract has no operation." : "No operation matches the filter.";
  };
  filter.addEventListener("input", applyFilter);

  return {
    replace: (operations) => {
      const open = operations.length <= OPEN;
      parts = operations.map((operation) => operationPart(operation, open, actions));
      list.replaceChildren(...parts.map((part) => part.root));
      byId("filter-operations-field", HTMLElement).hidden = operations.length < FILTERED;
      applyFilter();
    },
    show: (plans, keyId) => {
      for (const part of parts) part.show(plans, keyId);
    },
  };
}
