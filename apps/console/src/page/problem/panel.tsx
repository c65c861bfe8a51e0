import { type ReactNode, useEffect, useRef } from "react";
import { useConnection } from "../connection.ts";
import { Countdown, useNow } from "../loading/countdown.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKeepFocus } from "../parts/keep-focus.ts";
import { describeProblem } from "./describe.ts";
import { Facts } from "./facts.tsx";
import { KeyForm } from "./key-form.tsx";
import { type Failure, useIsOnline } from "./use-failure.ts";

/** Props of the components that show a failure. */
export interface FailureProps extends Failure {
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Panel shown instead of the numbers: the problem and the way to solve it. */
export function ProblemPanel({ error, at, isRetrying, onRetry }: FailureProps): ReactNode {
  const { data: connection } = useConnection();
  const problem = describeProblem(error, { at, isOnline: useIsOnline(), hasKey: connection?.key !== undefined });
  return (
    <section ref={useKeepFocus()} className="problem" role="alert" aria-labelledby="problem">
      <span className="sign">
        <Icon name={problem.icon} />
      </span>
      <div>
        <h2 id="problem">{problem.title}</h2>
        <p>{problem.cause}</p>
        <p className="fix">{problem.fix}</p>
        {problem.asksForKey && <KeyForm />}
        {problem.canRetry && <RetryButton isRetrying={isRetrying} onRetry={onRetry} />}
        {problem.retryAt !== undefined && !isRetrying && <AutoRetry at={problem.retryAt} onRetry={onRetry} />}
        <Facts problem={problem} />
      </div>
    </section>
  );
}

/** Retry button, which keeps the focus while it retries. */
export function RetryButton({ isRetrying, onRetry }: Pick<FailureProps, "isRetrying" | "onRetry">): ReactNode {
  return (
    <button type="button" className="primary" aria-disabled={isRetrying} data-busy={isRetrying} onClick={onRetry}>
      <Icon name="refresh" />
      {isRetrying ? "Trying again…" : "Try again"}
    </button>
  );
}

/** Retries at the time that the API asked for, and counts down to it. */
export function AutoRetry({ at, onRetry }: { readonly at: number; readonly onRetry: () => void }): ReactNode {
  const now = useNow();
  const isDue = now >= at;
  const retried = useRef(false);
  useEffect(() => {
    if (!isDue || retried.current) return;
    retried.current = true;
    onRetry();
  }, [isDue, onRetry]);
  if (isDue) return null;
  return (
    <p className="countdown">
      Trying again in <Countdown ms={at - now} />.
    </p>
  );
}
