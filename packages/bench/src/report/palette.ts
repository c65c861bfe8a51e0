/** GitHub's two colour schemes. */
export const THEMES = ["light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Colours of a chart. On its background, each text has a contrast of 4.5 or more, and each mark of 3 (WCAG 2.2). */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly rule: string;
  /** Subjects of this repository. */
  readonly ours: string;
  readonly others: string;
  /** Colours of lines, which also differ by their dashes. */
  readonly lines: readonly string[];
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    text: "#1f2328",
    muted: "#59636e",
    rule: "#d1d9e0",
    ours: "#0969da",
    others: "#818b98",
    lines: ["#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#59636e", "#9a6700"],
  },
  dark: {
    text: "#f0f6fc",
    muted: "#9198a1",
    rule: "#3d444d",
    ours: "#4493f8",
    others: "#7d8590",
    lines: ["#4493f8", "#db6d28", "#3fb950", "#ab7df8", "#db61a2", "#9198a1", "#d29922"],
  },
};
