import type { ReactNode } from "react";
import icon from "../icon.svg";
import { clockTime } from "../numbers/times.ts";
import { Icon } from "./icon.tsx";

interface HeaderProps {
  /** When the list that is shown was read; nothing when none is. */
  readonly updatedAt: number | undefined;
  readonly isFetching: boolean;
  readonly onRefresh: () => void;
}

/** The top of the page: what it is, how old its content is, and a way to ask again. */
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
          <p>What your account can send from</p>
        </div>
      </div>
      <div className="freshness">
        {updatedAt !== undefined && (
          <span>
            Read at <time dateTime={new Date(updatedAt).toISOString()}>{clockTime(updatedAt)}</time>
          </span>
        )}
        {/* Disabled would lose the focus of whoever just pressed it. */}
        <button type="button" onClick={onRefresh} aria-disabled={isFetching} data-busy={isFetching}>
          <Icon name="refresh" />
          {isFetching ? "Reading …" : "Refresh"}
        </button>
      </div>
    </header>
  );
}
