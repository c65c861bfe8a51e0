import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: RunOptions = {
  // All rules of axe for WCAG 2.2 AA and for good practice. Its rules for 2.2, such as the size of targets, must be
  // enabled by name.
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // Axe's classification of each result is not used.
  selectors: false,
  resultTypes: ["violations", "incomplete"],
};

/** Result of an audit: violations, results that need a person, and names of rules that pass. */
export interface Audit {
  readonly wrong: readonly string[];
  readonly unclear: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Audits a page as it is, by the rules of axe for WCAG 2.2 AA and for good practice. A test also checks `kept`, because
 * an audit of an empty page finds nothing.
 *
 * @example
 * const { wrong, kept } = await audit(page);
 * expect(wrong).toEqual([]);
 * expect(kept).toContain("color-contrast");
 */
export async function audit(page: Page): Promise<Audit> {
  // Half a megabyte, which a page that is audited again has.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
  // Colors in the middle of a transition are not those of the page.
  await page.evaluate(`Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
      .map(({ finished }) => finished),
  ).then(() => undefined)`);
  // As text, because it runs in the page, which returns only a few words of the results.
  const audited = await page.evaluate(`(() => {
    const name = ({ id, nodes }) =>
      id + ": " + nodes.map(({ html, any }) => html + " " + any.map(({ message }) => message)).join(" ");
    return axe.run(${JSON.stringify(OPTIONS)}).then(({ violations, incomplete, passes }) => ({
      wrong: violations.map(name),
      unclear: incomplete.map(name),
      kept: passes.map(({ id }) => id),
    }));
  })()`);
  return audited as Audit; // As the words above make it.
}
