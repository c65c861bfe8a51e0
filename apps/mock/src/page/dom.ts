type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
type Child = Node | string | false | undefined;

/**
 * Makes an element. Text is always text: nothing that a contract or a client says is read as HTML. An attribute that is
 * `true` stands without a value, and one that is `false` or `undefined` is left out.
 *
 * @example
 * element("p", { class: "quiet" }, "Nothing has arrived yet.");
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children.filter((child) => child !== undefined && child !== false));
  return made;
}

/** Sets an attribute, or removes it when the value is `false` or `undefined`. */
export function setAttribute(target: Element, name: string, value: Attributes[string]): void {
  if (value === undefined || value === false) target.removeAttribute(name);
  else target.setAttribute(name, value === true ? "" : String(value));
}

/** A button that does something when it is pressed. */
export function button(label: string, attributes: Attributes, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

/** Words for those who do not see what stands around them. */
export function unseen(text: string): HTMLElement {
  return element("span", { class: "unseen" }, text);
}

/**
 * The element of the page that has an id.
 *
 * @throws {Error} when the page has none, or one of another kind.
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The page has no ${kind.name} with the id ${id}.`);
}

let ids = 0;

/** An id that no other element of the page has. */
export function newId(): string {
  ids += 1;
  return `made-${ids}`;
}
