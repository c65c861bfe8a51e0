import type { ReactNode } from "react";

const ROWS = ["head", "a", "b", "c", "d"];

/** Placeholder with the layout of the loaded page. */
export function Skeleton(): ReactNode {
  return (
    <>
      <p className="visually-hidden" role="status">
        Loading numbers…
      </p>
      <div className="skeleton" aria-hidden="true">
        <div className="cards">
          {["sender", "shared"].map((card) => (
            <div key={card} className="card">
              <header>
                <span className="line" data-size="title" />
                <span className="line" data-size="badge" />
              </header>
              <p className="number">
                <span className="line" data-size="number" />
              </p>
              <p className="note">
                <span className="line" data-size="note" />
              </p>
            </div>
          ))}
        </div>
        <div className="dedicated">
          <div className="toolbar">
            <span className="line" data-size="title" />
          </div>
          <div className="table">
            {ROWS.map((row) => (
              <div key={row} className="row">
                <span className="line" data-size="number" />
                <span className="line" data-size="note" />
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  );
}
