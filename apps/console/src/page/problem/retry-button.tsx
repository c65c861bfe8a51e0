import type { ReactNode } from "react";
import { Icon } from "../parts/icon.tsx";

interface RetryButtonProps {
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Asks again. It keeps the focus while it does. */
export function RetryButton({ isRetrying, onRetry }: RetryButtonProps): ReactNode {
  return (
    <button type="button" className="primary" aria-disabled={isRetrying} data-busy={isRetrying} onClick={onRetry}>
      <Icon name="refresh" />
      {isRetrying ? "Trying again …" : "Try again"}
    </button>
  );
}
