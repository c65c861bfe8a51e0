import { announce } from "./announce.ts";
import { button } from "./dom.ts";

/** Time that a button shows its outcome, in milliseconds. */
const OUTCOME_TIME = 2000;

/** Creates a button that copies a text. */
export function copyButton(
  label: string,
  text: () => string | Promise<string>,
  look: "small" | "link" = "small",
): HTMLButtonElement {
  const created = button(label, { class: look }, () => void copy());
  const copy = async (): Promise<void> => {
    const isCopied = await write(text);
    created.textContent = isCopied ? "Copied" : "Not copied";
    announce(isCopied ? "Copied." : "Your browser blocked copying.");
    setTimeout(() => {
      created.textContent = label;
    }, OUTCOME_TIME);
  };
  return created;
}

async function write(text: () => string | Promise<string>): Promise<boolean> {
  try {
    // Insecure pages, such as those of another machine, cannot use the clipboard.
    await navigator.clipboard.writeText(await text());
    return true;
  } catch {
    return false;
  }
}
