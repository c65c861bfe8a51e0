import type { ReactNode } from "react";
import { useConnection } from "../connection.ts";
import { clockTime } from "../numbers/times.ts";
import { Icon } from "../parts/icon.tsx";
import { useKeepFocus } from "../parts/keep-focus.ts";
import { describeProblem } from "./describe.ts";
import { Facts } from "./facts.tsx";
import { KeyForm } from "./key-form.tsx";
import { AutoRetry, type FailureProps, RetryButton } from "./panel.tsx";
import { useIsOnline } from "./use-failure.ts";

interface StaleNoticeProps extends FailureProps {
  /** Time when the numbers on the page were loaded, in ms since 1970. */
  readonly updatedAt: number;
}

/** Notice above numbers that could not be updated. */
export function StaleNotice({ error, at, updatedAt, isRetrying, onRetry }: StaleNoticeProps): ReactNode {
  const { data: connection } = useConnection();
  const problem = describeProblem(error, { at, isOnline: useIsOnline(), hasKey: connection?.key !== undefined });
  return (
    <section ref={useKeepFocus()} className="stale" role="alert" aria-labelledby="problem">
      <Icon name={problem.icon} />
      <div>
        <h2 id="problem">Not up to date: {lowerFirst(problem.title)}</h2>
        <p>
          These numbers were loaded at <time dateTime={new Date(updatedAt).toISOString()}>{clockTime(updatedAt)}</time>.{" "}
          {problem.cause}
        </p>
        {problem.retryAt !== undefined && !isRetrying && <AutoRetry at={problem.retryAt} onRetry={onRetry} />}
        <details>
          <summary>How to fix it, and details</summary>
          <p>{problem.fix}</p>
          <Facts problem={problem} />
        </details>
        {problem.asksForKey && <KeyForm />}
      </div>
      {problem.canRetry && <RetryButton isRetrying={isRetrying} onRetry={onRetry} />}
    </section>
  );
}

/** Titles continue a sentence here; names such as "API" keep their capitals. */
function lowerFirst(text: string): string {
  return text.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
