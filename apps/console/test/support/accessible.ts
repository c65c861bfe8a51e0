import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A phone, a tablet, and a window on a desk, in pixels. */
const WIDTHS: readonly number[] = [320, 768, 1280];

const SCHEMES = ["light", "dark"] as const;

/**
 * All that axe knows of WCAG 2.2 AA, and of good practice. Its rules for 2.2, such as the size of targets, run only where
 * they are asked for by name.
 */
const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // What it would make of each result is not read here.
  selectors: false,
  resultTypes: ["violations", "incomplete"],
};

/** What has to have been looked at wherever there is a page; else the audit looks at nothing. */
const ALWAYS = ["color-contrast", "target-size", "region", "html-has-lang"];

/**
 * Expects that everyone can use what is on the page, as far as axe can tell, and that it fits: at three widths, light
 * and dark.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(`window.axe || (() => { ${axe.source} })()`);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { found, passed } = await audit(page);
      expect([width, colorScheme, found]).toEqual([width, colorScheme, []]);
      expect(passed).toEqual(expect.arrayContaining(ALWAYS));
    }
  }
}

/** What is wrong, or cannot be told by axe, and which rules are kept. */
async function audit(page: Page): Promise<{ readonly found: readonly string[]; readonly passed: readonly string[] }> {
  // In words, because the test runner rewrites the names of imports in functions; axe says what it returns.
  const results = (await page.evaluate(`axe.run(${JSON.stringify(OPTIONS)})`)) as AxeResults;
  const found = [...results.violations, ...results.incomplete].map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, any }) => `${html} ${any.map(({ message }) => message)}`).join(" ")}`,
  );
  return { found, passed: results.passes.map(({ id }) => id) };
}
