import { audit } from "@numbers-api/workspace/audit";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** Widths of a phone, a tablet and a desktop window, in pixels. */
const WIDTHS: readonly number[] = [320, 390, 768, 1280];

const SCHEMES = ["light", "dark"] as const;

/** Rules that apply to every page. Without them the audit has checked nothing. */
const ALWAYS = ["color-contrast", "target-size", "region", "html-has-lang"];

/** Expects a page without axe violations and without horizontal scrolling, at four widths, light and dark. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { wrong, unclear, kept } = await audit(page);
      expect({ width, colorScheme, wrong, unclear }).toEqual({ width, colorScheme, wrong: [], unclear: [] });
      expect(kept).toEqual(expect.arrayContaining(ALWAYS));
    }
  }
}
