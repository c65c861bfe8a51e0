import { audit } from "@numbers-api/workspace/audit";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** A phone, a tablet, and a window on a desk, in pixels. */
const WIDTHS: readonly number[] = [320, 768, 1280];

const SCHEMES = ["light", "dark"] as const;

/** What has to have been looked at wherever there is a page; else the audit looks at nothing. */
const ALWAYS = ["color-contrast", "target-size", "region", "html-has-lang"];

/**
 * Expects that everyone can use what is on the page, as far as axe can tell, and that it fits: at three widths, light
 * and dark.
 */
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
