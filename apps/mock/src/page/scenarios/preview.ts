import type { Scenario } from "../api.ts";
import { element } from "../dom.ts";

/** The most characters of a body that are shown; the contract has the rest. */
const MOST = 20_000;

/** What a scenario answers: the status, the type, and the body as the contract has it. */
export function preview({ name, status, contentType }: Scenario, body: unknown): HTMLElement {
  const head = element("p", { class: "quiet" }, `${status} · ${contentType ?? "without a body"}`);
  if (contentType === undefined) return element("div", { class: "preview" }, head);
  if (body === undefined) {
    const why = element(
      "p",
      { class: "quiet" },
      "The contract has no example, so the body is made up from its schema.",
    );
    return element("div", { class: "preview" }, head, why);
  }
  const text = typeof body === "string" ? body : JSON.stringify(body, undefined, 2);
  const shown = text.length > MOST ? `${text.slice(0, MOST)}\n… ${text.length - MOST} more characters` : text;
  // It scrolls, so the keyboard has to reach it.
  const code = element("pre", { tabindex: 0, role: "region", "aria-label": `Body of ${name}` }, shown);
  return element("div", { class: "preview" }, head, code);
}
