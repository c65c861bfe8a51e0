import type { ReactNode } from "react";
import { Icon } from "../parts/icon.tsx";

interface RetryButtonProps {
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Asks again. It keeps the focus while it does, and is pressed in vain until there is an answer. */
export function RetryButton({ isRetrying, onRetry }: RetryButtonProps): ReactNode {
  return (
    <button
      type="button"
      className="primary"
      aria-disabled={isRetrying}
      data-busy={isRetrying}
      onClick={() => {
        if (!isRetrying) onRetry();
      }}
    >
      <Icon name="refresh" />
      {isRetrying ? "Trying again …" : "Try again"}
    </button>
  );
}
