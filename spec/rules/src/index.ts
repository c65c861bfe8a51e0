/** Plugins and presets that `redocly.yaml` has for any contract. */
export const GENERAL = { plugin: "./rules/src/general/plugin.mjs", preset: "contract/recommended" } as const;

/** Plugin and preset of the Numbers API, which another API does without. */
export const OWN = { plugin: "./rules/src/numbers/plugin.mjs", preset: "numbers/recommended" } as const;
