import type { ReactNode } from "react";
import { Icon } from "../parts/icon.tsx";
import { useKeepFocus } from "../parts/keep-focus.ts";

/** Panel after the user has cancelled the first load. */
export function CancelledPanel({ onLoad }: { readonly onLoad: () => void }): ReactNode {
  return (
    <section ref={useKeepFocus()} className="problem" aria-labelledby="cancelled">
      <span className="sign" data-tone="neutral">
        <Icon name="clock" />
      </span>
      <div>
        <h2 id="cancelled">Loading cancelled</h2>
        <p>The numbers were not loaded.</p>
        <button type="button" className="primary" onClick={onLoad}>
          <Icon name="refresh" />
          Load numbers
        </button>
      </div>
    </section>
  );
}
