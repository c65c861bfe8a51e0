// A review with a missing check must not pass for one without findings.
import { readFileSync } from "node:fs";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { describe, expect, it } from "vitest";
import { requireRules } from "./lint.ts";

const config = readFileSync(new URL("../../../../spec/redocly.yaml", import.meta.url), "utf8");

describe("the linter's configuration", () => {
  it("has the presets, the plugin and every rule", () => {
    expect(() => requireRules(config)).not.toThrow();
  });

  it.each([
    ["no configuration at all", () => "", "lacks the preset recommended-strict, the preset contract/recommended"],
    [
      "another preset",
      (text: string) => text.replace("recommended-strict", "minimal"),
      "the preset recommended-strict",
    ],
    [
      "no general preset",
      (text: string) => text.replace("  - contract/recommended\n", ""),
      "the preset contract/recommended",
    ],
    [
      "no plugin",
      (text: string) => text.replace("./rules/src/general/plugin.mjs", "./other.mjs"),
      "the plugin ./rules/src/general/plugin.mjs",
    ],
    [
      "a rule that only warns",
      (text: string) => text.replace("rules:\n", "rules:\n  contract/no-live-secret: warn\n"),
      "the rule contract/no-live-secret as an error",
    ],
  ])("is refused with %s", (_, edit, message) => {
    expect(() => requireRules(edit(config))).toThrow(UsageError);
    expect(() => requireRules(edit(config))).toThrow(message);
  });
});
