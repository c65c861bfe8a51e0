import { ControlError, type Schemas } from "./api.ts";
import { byId, element } from "./dom.ts";

type ContractEvent = Schemas["ContractEvent"];

/** Runs an action of the user, and shows the error if the control API rejects it. */
export async function attempt(action: () => Promise<void>): Promise<void> {
  const notice = byId("failure", HTMLElement);
  notice.hidden = true;
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    notice.textContent = error.message;
    notice.hidden = false;
  }
}

/** Shows errors in the contract's files, and steps that plans lost when the contract changed. */
export function showContractNotices({ problems, lost }: ContractEvent): void {
  const broken = byId("problems", HTMLElement);
  broken.hidden = problems.length === 0;
  broken.replaceChildren(
    element("h2", { id: "problems-title" }, "The contract has errors"),
    element("p", {}, "The mock serves the last valid version until they are fixed:"),
    element(
      "ul",
      {},
      ...problems.map(({ file, line, column, message }) =>
        element("li", {}, element("code", {}, `${file}:${line}:${column}`), ` ${message}`),
      ),
    ),
  );
  const lostSteps = byId("lost-steps", HTMLElement);
  lostSteps.hidden = lost.length === 0;
  lostSteps.replaceChildren(
    element("h2", { id: "lost-steps-title" }, "Plans lost steps because the contract changed"),
    element(
      "ul",
      {},
      ...lost.map(({ key, operation, scenario }) =>
        element("li", {}, element("code", {}, scenario), ` of ${operation}, for ${key ?? "all keys"}`),
      ),
    ),
  );
}
