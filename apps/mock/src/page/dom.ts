type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | false | undefined;

/**
 * Creates an element. Strings become text nodes, never HTML. The value `true` sets an attribute without a value;
 * `false` and `undefined` leave it out.
 *
 * @example
 * element("p", { class: "quiet" }, "No requests yet.");
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(created, name, value);
  created.append(...children.filter((child) => child !== undefined && child !== false));
  return created;
}

/** Sets an attribute, or removes it if the value is `false` or `undefined`. */
export function setAttribute(target: Element, name: string, value: Attributes[string]): void {
  if (value === undefined || value === false) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? "" : String(value));
}

/** Creates a button. */
export function button(label: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
  const created = element("button", { type: "button", ...attributes }, label);
  created.addEventListener("click", onClick);
  return created;
}

/** Creates text for screen readers only. */
export function screenReaderText(text: string): HTMLElement {
  return element("span", { class: "screen-reader" }, text);
}

/** Creates a badge for a status code. */
export function statusBadge(status: number): HTMLElement {
  return element("span", { class: `status s${Math.floor(status / 100)}` }, String(status));
}

/**
 * Returns the element with an id.
 *
 * @throws {Error} if the page does not have it, or has one of another kind.
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

let ids = 0;

/** Creates an id that is unique on the page. */
export function newId(): string {
  ids += 1;
  return `id-${ids}`;
}
