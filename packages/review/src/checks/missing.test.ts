// A review with a missing check must not pass for one without findings.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requireRules } from "./lint.ts";
import { redocly } from "./redocly.ts";

const config = readFileSync(new URL("../../../../spec/redocly.yaml", import.meta.url), "utf8");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "review-judges-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Replacement for Redocly's command line. */
function command(script: string): string {
  const file = join(folder, "cli.cjs");
  writeFileSync(file, script);
  return file;
}

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

describe("Redocly's command line", { timeout: 60_000 }, () => {
  it.each([
    ["says nothing", ""],
    ["breaks", 'console.error("Something broke."); process.exit(1);'],
    ["prints something else than a report", 'console.log("All fine.");'],
  ])("is refused when it %s", async (_, script) => {
    await expect(redocly(command(script), ["lint"])).rejects.toThrow(
      /^redocly lint gave no report, so the contract was not judged/,
    );
  });
});
