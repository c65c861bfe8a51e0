import { type ReactNode, useEffect, useState } from "react";
import { useAnnounce } from "./announcer.tsx";
import { Icon } from "./icon.tsx";

/** How long a button shows that it copied, in ms. */
const SHOWN = 2000;

/**
 * Copies a text, and says so.
 *
 * @param what What the text is, for who listens: "Copy" is read before it.
 */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const announce = useAnnounce();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SHOWN);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
      announce(`Copied ${what}.`);
    } catch {
      // The browser, or the person, does not let the page write there.
      setOutcome("failed");
      announce("The browser did not allow to copy. Select the text instead.");
    }
  };
  return (
    <button type="button" className="quiet" onClick={() => void copy()} data-outcome={outcome} title={`Copy ${what}`}>
      <Icon name={outcome === "copied" ? "check" : outcome === "failed" ? "alert" : "copy"} />
      <span className="visually-hidden">Copy {what}</span>
    </button>
  );
}
