import type { ContractEvent } from "./api.ts";
import { byId, element } from "./dom.ts";

/** Shows what is wrong with the contract's files, and what became of plans when it changed. */
export function showContractNews({ problems, lost }: ContractEvent): void {
  const broken = byId("problems", HTMLElement);
  broken.hidden = problems.length === 0;
  broken.replaceChildren(
    element("h2", { id: "problems-title" }, "The contract as it was saved cannot be served"),
    element("p", {}, "The last one that was right is served on until this is corrected:"),
    element(
      "ul",
      {},
      ...problems.map(({ file, line, column, message }) =>
        element("li", {}, element("code", {}, `${file}:${line}:${column}`), ` ${message}`),
      ),
    ),
  );
  const gone = byId("lost-steps", HTMLElement);
  gone.hidden = lost.length === 0;
  gone.replaceChildren(
    element("h2", { id: "lost-steps-title" }, "Plans have lost steps, because the contract has changed"),
    element(
      "ul",
      {},
      ...lost.map(({ key, operation, scenario }) =>
        element("li", {}, element("code", {}, scenario), ` of ${operation}, for ${key ?? "all keys"}`),
      ),
    ),
  );
}
