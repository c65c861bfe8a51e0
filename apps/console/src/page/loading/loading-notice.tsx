import { type ReactNode, useState } from "react";
import { useKeepFocus } from "../parts/keep-focus.ts";
import { DEADLINE, type ScheduledRetry, useScheduledRetry } from "./attempts.ts";
import { Countdown, useNow } from "./countdown.tsx";

/** Time until the notice appears, and until it offers to cancel, in ms. */
const SLOW = 2000;
const VERY_SLOW = 5000;

interface LoadingNoticeProps {
  readonly onCancel: () => void;
}

/** Notice about a slow response. It appears after two seconds, and offers to cancel after five. */
export function LoadingNotice({ onCancel }: LoadingNoticeProps): ReactNode {
  const [startedAt] = useState(Date.now);
  const now = useNow();
  const retry = useScheduledRetry();
  const elapsed = now - startedAt;
  if (retry && isNotable(retry) && retry.at > now) {
    return (
      <Notice onCancel={onCancel}>
        {retry.status === 429 ? "Too many requests." : "The API did not respond as expected."} Trying again in{" "}
        <Countdown key={retry.at} ms={retry.at - now} />.
      </Notice>
    );
  }
  const left = DEADLINE - elapsed;
  if (elapsed >= VERY_SLOW && left > 0) {
    return (
      <Notice onCancel={onCancel}>
        Still loading… The console stops trying in <Countdown ms={left} />.
      </Notice>
    );
  }
  return elapsed >= SLOW && <Notice>Still loading…</Notice>;
}

/** Short retries are not worth reading about, except when the API asked the console to slow down. */
function isNotable({ status, delay }: ScheduledRetry): boolean {
  return status === 429 || delay >= SLOW;
}

function Notice({ children, onCancel }: Partial<LoadingNoticeProps> & { readonly children: ReactNode }): ReactNode {
  return (
    <div ref={useKeepFocus<HTMLDivElement>()} className="loading">
      <p role="status">{children}</p>
      {onCancel && (
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
