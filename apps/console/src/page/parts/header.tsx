import type { ReactNode } from "react";
import { useConnection } from "../connection.ts";
import icon from "../icon.svg";
import { clockTime } from "../numbers/times.ts";
import { Icon } from "./icon.tsx";

interface HeaderProps {
  /** Time of the last successful load, in ms since 1970. */
  readonly updatedAt: number | undefined;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
}

/** Top of the page: title, connection, time of the last update and refresh button. */
export function Header({ updatedAt, isFetching, onRefresh }: HeaderProps): ReactNode {
  return (
    <header className="top">
      <a className="skip" href="#content">
        Skip to the numbers
      </a>
      <div className="brand">
        <img src={icon} alt="" width="32" height="32" />
        <div>
          <h1>Numbers</h1>
          <ConnectionLine />
        </div>
      </div>
      <div className="freshness">
        {updatedAt !== undefined && (
          <span>
            Updated at <time dateTime={new Date(updatedAt).toISOString()}>{clockTime(updatedAt)}</time>
          </span>
        )}
        {/* `disabled` would lose the focus. */}
        <button type="button" onClick={onRefresh} aria-disabled={isFetching} data-busy={isFetching}>
          <Icon name="refresh" />
          {isFetching ? "Loading…" : "Refresh"}
        </button>
      </div>
    </header>
  );
}

/** API and account of the console. The line keeps its height while it loads. */
function ConnectionLine(): ReactNode {
  const { data } = useConnection();
  return (
    <p className="connection">
      {data && (
        <>
          {data.isMock && (
            <span className="badge" data-tone="mock">
              Mock
            </span>
          )}
          <span className="api">{data.api}</span>
          <span>· {describeKey(data.key)}</span>
        </>
      )}
    </p>
  );
}

function describeKey(key: string | undefined): string {
  if (key === undefined) return "no key";
  // Short keys are hidden whole.
  return key === "…" ? "key set" : `key ${key}`;
}
