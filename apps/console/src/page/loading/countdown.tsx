import { type ReactNode, useEffect, useState } from "react";

/** Returns the current time in ms since 1970, updated every second. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Formats a duration in whole seconds, rounded up: `1 second`, `34 seconds`. */
function secondsText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return `${seconds} ${seconds === 1 ? "second" : "seconds"}`;
}

/**
 * Seconds that are left. Screen readers get the first value only, because a live region would read out every change.
 */
export function Countdown({ ms }: { readonly ms: number }): ReactNode {
  const [first] = useState(ms);
  return (
    <>
      <span aria-hidden="true">{secondsText(ms)}</span>
      <span className="visually-hidden">{secondsText(first)}</span>
    </>
  );
}
