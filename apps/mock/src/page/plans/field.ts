import { element, newId, setAttribute } from "../dom.ts";

/** Input with a label and an error message below it. */
export interface Field<Control extends HTMLInputElement | HTMLSelectElement> {
  readonly root: HTMLElement;
  readonly control: Control;
}

/** Creates a field around a control. */
export function createField<Control extends HTMLInputElement | HTMLSelectElement>(
  label: string,
  control: Control,
  attributes: Readonly<Record<string, string>> = {},
): Field<Control> {
  control.id ||= newId();
  return { control, root: element("div", attributes, element("label", { for: control.id }, label), control) };
}

/**
 * Reads a control. If its value is wrong, shows the error below it, marks it as invalid and focuses it.
 *
 * @throws {RangeError} if the value is wrong.
 */
export function readControl<Value>(control: HTMLInputElement, read: (text: string) => Value): Value {
  showError(control, undefined);
  try {
    return read(control.value);
  } catch (error) {
    if (error instanceof RangeError) showError(control, error.message);
    throw error;
  }
}

/** Shows an error below a control, or removes it. */
export function showError(control: HTMLInputElement, message: string | undefined): void {
  const old = control.getAttribute("aria-errormessage");
  if (old !== null) document.getElementById(old)?.remove();
  const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== old);
  const error =
    message === undefined ? undefined : element("p", { id: newId(), class: "field-error", role: "alert" }, message);
  if (error) {
    control.after(error);
    described.push(error.id);
    control.focus();
  }
  setAttribute(control, "aria-invalid", error && "true");
  setAttribute(control, "aria-errormessage", error?.id);
  setAttribute(control, "aria-describedby", described.join(" ") || undefined);
}
