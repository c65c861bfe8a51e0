import { ControlError } from "./api.ts";
import { MissingKey } from "./audience.ts";
import { byId } from "./dom.ts";

/** Does something that a person asked for, and shows why it failed if it does. */
export async function attempt(action: () => Promise<void>): Promise<void> {
  const notice = byId("failure", HTMLElement);
  notice.hidden = true;
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ControlError || error instanceof MissingKey)) throw error;
    notice.textContent = error.message;
    notice.hidden = false;
  }
}
