import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A phone, a tablet, and a window on a desk, in pixels. */
const WIDTHS: readonly number[] = [320, 768, 1280];

/**
 * All that axe knows of WCAG 2.2 AA, and of good practice. Its rules for 2.2, such as the size of targets, run only where
 * they are asked for by name.
 */
const ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours, which are all that is different in the dark. */
const RULES_OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** What is looked at, and which rules have to have found something to look at; else the audit looks at nothing. */
const AUDITS = [
  { colorScheme: "light", runOnly: ALL_RULES, kept: ["color-contrast", "target-size", "region", "html-has-lang"] },
  { colorScheme: "dark", runOnly: RULES_OF_COLOURS, kept: ["color-contrast"] },
] as const;

/**
 * Expects that everyone can use what is on the page, as far as axe can tell, and that it fits: at three widths, light
 * and dark.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(`window.axe || (() => { ${AXE} })()`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    for (const { colorScheme, runOnly, kept } of AUDITS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { found, passed } = await audit(page, [...runOnly]);
      expect([width, colorScheme, found]).toEqual([width, colorScheme, []]);
      expect(passed).toEqual(expect.arrayContaining([...kept]));
    }
  }
}

/** What is wrong, or cannot be told by axe, and which rules are kept. */
interface Audit {
  readonly found: readonly string[];
  readonly passed: readonly string[];
}

async function audit(page: Page, runOnly: string[]): Promise<Audit> {
  const options: RunOptions = {
    runOnly,
    // What it would make of each result is not read here.
    selectors: false,
    resultTypes: ["violations", "incomplete"],
  };
  // In words, because it runs in the page, and nothing but a few words of the results leaves it.
  const audited =
    await page.evaluate(`axe.run(${JSON.stringify(options)}).then(({ violations, incomplete, passes }) => ({
    found: [...violations, ...incomplete].map(({ id, nodes }) =>
      id + ": " + nodes.map(({ html, any }) => html + " " + any.map(({ message }) => message)).join(" ")),
    passed: passes.map(({ id }) => id),
  }))`);
  return audited as Audit; // As the words above make it.
}
