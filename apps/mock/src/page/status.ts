import { element } from "./dom.ts";

/** A status code, coloured by its class. The colour says nothing that the code does not. */
export function statusBadge(status: number): HTMLElement {
  return element("span", { class: `status s${Math.floor(status / 100)}` }, String(status));
}
