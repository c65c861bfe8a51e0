import { announce } from "./announce.ts";
import { button } from "./dom.ts";

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

/** A button that copies a text, and says so. */
export function copyButton(label: string, text: () => string, look: "small" | "link" = "small"): HTMLButtonElement {
  const made = button(label, { class: look }, () => void copy());
  const copy = async (): Promise<void> => {
    const copied = await write(text());
    made.textContent = copied ? "Copied" : "Not copied";
    announce(copied ? "Copied." : "The browser did not allow to copy.");
    setTimeout(() => {
      made.textContent = label;
    }, SAID);
  };
  return made;
}

async function write(text: string): Promise<boolean> {
  try {
    // There is no clipboard where the page is not secure, as on another machine's address.
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
