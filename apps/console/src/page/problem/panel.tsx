import type { ReactNode } from "react";
import { useHandOnFocus } from "../parts/hand-on-focus.ts";
import { Icon } from "../parts/icon.tsx";
import { describe } from "./describe.ts";
import { Facts } from "./facts.tsx";
import type { Failure } from "./failure.ts";
import { KeyForm } from "./key-form.tsx";
import { useIsOnline } from "./online.ts";
import { RetryButton } from "./retry-button.tsx";

interface ProblemPanelProps extends Failure {
  readonly isRetrying: boolean;
  readonly onRetry: () => void;
}

/** What stands where the numbers would be when they cannot be read: what happened, and what to do about it. */
export function ProblemPanel({ error, at, isRetrying, onRetry }: ProblemPanelProps): ReactNode {
  const problem = describe(error, useIsOnline(), at);
  return (
    <section ref={useHandOnFocus()} className="problem" role="alert" aria-labelledby="problem">
      <span className="sign">
        <Icon name={problem.icon} />
      </span>
      <div>
        <h2 id="problem">{problem.title}</h2>
        <p>{problem.what}</p>
        <p className="fix">{problem.fix}</p>
        {problem.asksForKey && <KeyForm />}
        {problem.canRetry && <RetryButton isRetrying={isRetrying} onRetry={onRetry} />}
        <Facts problem={problem} />
      </div>
    </section>
  );
}
