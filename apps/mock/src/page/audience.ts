import type { NewPlan } from "./api.ts";
import { byId, element } from "./dom.ts";
import { audienceName, keyName } from "./key-name.ts";

/** For whom plans are made that are started on the page: all keys, or one. */
export interface Audience {
  /**
   * Whom a plan is to be for.
   *
   * @throws {MissingKey} when one key was chosen, but not said which.
   */
  chosen(): Pick<NewPlan, "key" | "keyId">;
  /** The id of the key that is chosen, or null for all keys. */
  keyId(): string | null;
  /** In words, for a sentence: "all keys". */
  name(): string;
  /** Offers a key that was seen, which is chosen at once if it was just typed. */
  offer(masked: string | null, keyId: string | null): void;
  /** Takes a key as the one that was typed: from here on only its id is known. */
  accept(masked: string | null, keyId: string | null): void;
}

/** One key was chosen, but not said which. */
export class MissingKey extends Error {
  override readonly name = "MissingKey";
}

const ALL = "all";
const TYPED = "typed";

/** Makes the choice work: every key that the journal or a plan has is offered, and any other one can be typed. */
export function createAudience(changed: () => void): Audience {
  const select = byId("audience", HTMLSelectElement);
  const field = byId("audience-key-field", HTMLElement);
  const input = byId("audience-key", HTMLInputElement);
  const seen = byId("audience-seen", HTMLOptGroupElement);
  const names = new Map<string, string>();

  select.addEventListener("change", () => {
    field.hidden = select.value !== TYPED;
    if (!field.hidden) input.focus();
    changed();
  });

  const offer = (masked: string | null, keyId: string | null): void => {
    if (keyId === null || names.has(keyId)) return;
    names.set(keyId, audienceName(masked, keyId));
    seen.append(element("option", { value: keyId }, keyName(masked, keyId)));
    seen.hidden = false;
  };

  return {
    chosen: () => {
      if (select.value === ALL) return {};
      if (select.value !== TYPED) return { keyId: select.value };
      const key = input.value.trim();
      if (key !== "") return { key };
      input.focus();
      throw new MissingKey("Type the API key that the plan is for, or choose all keys.");
    },
    keyId: () => (names.has(select.value) ? select.value : null),
    name: () => (select.value === TYPED ? "the key that is typed" : (names.get(select.value) ?? "all keys")),
    offer,
    accept: (masked, keyId) => {
      offer(masked, keyId);
      if (select.value !== TYPED || keyId === null) return;
      // A key is not shown longer than it is needed.
      input.value = "";
      field.hidden = true;
      select.value = keyId;
      select.focus();
      changed();
    },
  };
}
