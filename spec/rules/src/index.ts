/** Plugins and presets that `redocly.yaml` has for any contract. */
export const GENERAL = { plugin: "./rules/src/general/plugin.mjs", preset: "contract/recommended" } as const;

/** Plugin and preset that are specific to the Numbers API. */
export const OWN = { plugin: "./rules/src/numbers/plugin.mjs", preset: "numbers/recommended" } as const;
