import type { ReactNode } from "react";
import { CopyButton } from "../parts/copy-button.tsx";
import type { Problem } from "./describe.ts";

/** What can be looked up or quoted about a problem. */
export function Facts({ problem: { facts, trackingId } }: { readonly problem: Problem }): ReactNode {
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
          <dt>Tracking id, to quote to support</dt>
          <dd>
            <code>{trackingId}</code>
            <CopyButton text={trackingId} what="the tracking id" />
          </dd>
        </div>
      )}
    </dl>
  );
}
