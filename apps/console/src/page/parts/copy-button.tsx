import { type ReactNode, useEffect, useState } from "react";
import { useAnnounce } from "./announcer.tsx";
import { Icon } from "./icon.tsx";

/** Time that the button shows its outcome, in ms. */
const OUTCOME_TIME = 2000;

interface CopyButtonProps {
  readonly text: string;
  /** Name of the text in the button's label, after "Copy". */
  readonly name: string;
}

/** Copies a text to the clipboard and announces the outcome. */
export function CopyButton({ text, name }: CopyButtonProps): ReactNode {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  const announce = useAnnounce();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), OUTCOME_TIME);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
      announce(`Copied ${name}.`);
    } catch {
      // The browser or the user denied access to the clipboard.
      setOutcome("failed");
      announce("Your browser blocked copying. Select the text instead.");
    }
  };
  return (
    <button type="button" className="quiet" onClick={() => void copy()} data-outcome={outcome} title={`Copy ${name}`}>
      <Icon name={outcome === "copied" ? "check" : outcome === "failed" ? "alert" : "copy"} />
      <span className="visually-hidden">Copy {name}</span>
    </button>
  );
}
