import type { Schemas } from "./api.ts";
import { byId, element } from "./dom.ts";

type NewPlan = Schemas["NewPlan"];

/** API keys that new plans apply to: all keys, or a single one. */
export interface Audience {
  /** Returns the chosen key for a plan; an empty object for all keys. */
  chosen(): Pick<NewPlan, "key" | "keyId">;
  /** Id of the chosen key; null for all keys. */
  keyId(): string | null;
  /** Name for a sentence: "all keys". */
  name(): string;
  /** Adds a known key to the menu. */
  offer(masked: string | null, keyId: string | null): void;
  /** Replaces a typed key by its masked name, because the page must not keep showing it. */
  accept(masked: string | null, keyId: string | null): void;
}

/** Connects the searchable menu of keys. It offers every key in the journal and in plans, and accepts any other. */
export function createAudience(onChange: () => void): Audience {
  const field = byId("audience", HTMLInputElement);
  const options = byId("audience-keys", HTMLDataListElement);
  const names = new Map<string, string>();
  const ids = new Map<string, string>();

  field.addEventListener("input", onChange);
  // The whole menu opens only if the field is empty.
  field.addEventListener("focus", () => field.select());

  const chosenId = (): string | undefined => ids.get(field.value.trim());
  const offer = (masked: string | null, keyId: string | null): void => {
    if (keyId === null || names.has(keyId)) return;
    const base = keyName(masked, keyId);
    const name = ids.has(base) ? `${base} (${keyId.slice(0, 4)})` : base;
    names.set(keyId, name);
    ids.set(name, keyId);
    options.append(element("option", { value: name }));
  };

  return {
    chosen: () => {
      const text = field.value.trim();
      const keyId = chosenId();
      if (keyId !== undefined) return { keyId };
      return text === "" ? {} : { key: text };
    },
    keyId: () => chosenId() ?? null,
    name: () => {
      const keyId = chosenId();
      if (keyId !== undefined) return `the key ${names.get(keyId)}`;
      return field.value.trim() === "" ? "all keys" : "the typed key";
    },
    offer,
    accept: (masked, keyId) => {
      offer(masked, keyId);
      if (keyId === null || field.value.trim() === "") return;
      field.value = names.get(keyId) ?? "";
      onChange();
    },
  };
}

/** Name of an API key, which the page knows only masked. Fully masked keys are named by their id. */
export function keyName(masked: string | null, keyId: string | null): string {
  if (masked === null || keyId === null) return "no key";
  return /^[^\w]*$/.test(masked) ? `key ${keyId.slice(0, 4)}` : masked;
}

/** Name of the keys that a plan applies to. */
export function audienceName(masked: string | null, keyId: string | null): string {
  return keyId === null ? "all keys" : `the key ${keyName(masked, keyId).replace(/^key /, "")}`;
}
