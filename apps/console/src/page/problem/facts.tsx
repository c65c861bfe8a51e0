import type { ReactNode } from "react";
import { CopyButton } from "../parts/copy-button.tsx";
import type { ProblemDescription } from "./describe.ts";

/** Details of a problem to look up or to send to support. */
export function Facts({ problem: { facts, trackingId } }: { readonly problem: ProblemDescription }): ReactNode {
  if (facts.length === 0 && trackingId === undefined) return null;
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {trackingId !== undefined && (
        <div className="tracking">
          <dt>Tracking ID for support</dt>
          <dd>
            <code>{trackingId}</code>
            <CopyButton text={trackingId} name="the tracking ID" />
          </dd>
        </div>
      )}
    </dl>
  );
}
