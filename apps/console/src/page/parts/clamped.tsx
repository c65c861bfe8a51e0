import type { ReactNode } from "react";

/** Longest text, in characters, that fits into two lines at every width. */
const MAX_SHORT = 40;

/** A text cut to two lines. If it is long, hover and focus show all of it. */
export function Clamped({ text }: { readonly text: string }): ReactNode {
  if (text.length <= MAX_SHORT) return <bdi className="clamped">{text}</bdi>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users need the focus to see the whole text.
    <span className="whole" tabIndex={0}>
      <bdi className="clamped">{text}</bdi>
      {/* Screen readers read the clamped text, which they get whole. */}
      <bdi className="tooltip" aria-hidden="true">
        {text}
      </bdi>
    </span>
  );
}
