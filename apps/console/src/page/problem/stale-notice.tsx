import type { ReactNode } from "react";
import { clockTime } from "../numbers/times.ts";
import { useHandOnFocus } from "../parts/hand-on-focus.ts";
import { Icon } from "../parts/icon.tsx";
import { describe } from "./describe.ts";
import { Facts } from "./facts.tsx";
import type { Failure } from "./failure.ts";
import { KeyForm } from "./key-form.tsx";
import { useIsOnline } from "./online.ts";
import { RetryButton } from "./retry-button.tsx";

interface StaleNoticeProps extends Failure {
  /** When what is shown was read, in ms since 1970. */
  readonly updatedAt: number;
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** Says above the numbers that they are from before, and why there are no newer ones. */
export function StaleNotice({ error, at, updatedAt, isRetrying, onRetry }: StaleNoticeProps): ReactNode {
  const problem = describe(error, useIsOnline(), at);
  return (
    <section ref={useHandOnFocus()} className="stale" role="alert" aria-labelledby="problem">
      <Icon name={problem.icon} />
      <div>
        <h2 id="problem">Not up to date: {lowerFirst(problem.title)}</h2>
        <p>
          What is shown was read at <time dateTime={new Date(updatedAt).toISOString()}>{clockTime(updatedAt)}</time>.{" "}
          {problem.what}
        </p>
        <details>
          <summary>What to do, and details</summary>
          <p>{problem.fix}</p>
          <Facts problem={problem} />
        </details>
        {problem.asksForKey && <KeyForm />}
      </div>
      {problem.canRetry && <RetryButton isRetrying={isRetrying} onRetry={onRetry} />}
    </section>
  );
}

function lowerFirst(text: string): string {
  return text.replace(/^(The|A|An|You) /, (word) => word.toLowerCase());
}
