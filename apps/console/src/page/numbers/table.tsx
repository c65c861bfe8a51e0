// biome-ignore-all lint/a11y/useFocusableInteractive: rows and column headers are not focusable; the controls in them are.
// biome-ignore-all lint/a11y/useSemanticElements: table elements support neither virtual rows nor rows that become cards on narrow screens, so roles express the table.
import { memo, type ReactElement, type ReactNode } from "react";
import { WindowVirtualizer } from "virtua";
import { Clamped } from "../parts/clamped.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import type { Sort, SortColumn } from "./arrange.ts";
import type { NumberRow } from "./row.ts";
import { exactTime, relativeTime } from "./times.ts";

interface TableProps {
  readonly rows: readonly NumberRow[];
  readonly sort: Sort | undefined;
  readonly onSort: (column: SortColumn) => void;
}

const COLUMNS: readonly (readonly [SortColumn, string])[] = [
  ["phoneNumber", "Number"],
  ["countryName", "Country"],
  ["label", "Label"],
  ["registered", "Registered"],
];

/** Up to this length all rows are rendered, so that the browser's own search finds them. */
const MAX_RENDERED = 100;

/** Height of a row before it is measured, in pixels. */
const ROW_HEIGHT = 64;

/** Table of numbers. A long table renders visible rows only. */
export function NumberTable({ rows, sort, onSort }: TableProps): ReactNode {
  return (
    <div
      className="table"
      role="table"
      aria-labelledby="dedicated"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length + 1}
    >
      <div className="head" role="rowgroup">
        <div className="row" role="row" aria-rowindex={1}>
          {COLUMNS.map(([column, name]) => (
            <ColumnHeader key={column} column={column} name={name} sort={sort} onSort={onSort} />
          ))}
          <span className="visually-hidden" role="columnheader">
            Copy
          </span>
        </div>
      </div>
      <div className="body" role="rowgroup">
        {rows.length > MAX_RENDERED ? (
          <WindowVirtualizer data={rows} itemSize={ROW_HEIGHT}>
            {renderRow}
          </WindowVirtualizer>
        ) : (
          rows.map(renderRow)
        )}
      </div>
    </div>
  );
}

function renderRow(row: NumberRow, index: number): ReactElement {
  return <Row key={`${row.phoneNumber} ${row.createdAt}`} row={row} index={index} />;
}

interface ColumnHeaderProps extends Pick<TableProps, "sort" | "onSort"> {
  readonly column: SortColumn;
  readonly name: string;
}

function ColumnHeader({ column, name, sort, onSort }: ColumnHeaderProps): ReactNode {
  const direction = sort?.column === column ? sort.direction : "none";
  return (
    <div role="columnheader" aria-sort={direction}>
      <button type="button" className="sort" onClick={() => onSort(column)}>
        {name}
        <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
          <path className="up" d="M5 6.5 8 3.5l3 3" />
          <path className="down" d="M5 9.5l3 3 3-3" />
        </svg>
      </button>
    </div>
  );
}

const Row = memo(function Row({ row, index }: { readonly row: NumberRow; readonly index: number }): ReactNode {
  const { national, international, country, countryName, label, phoneNumber, isSender } = row;
  return (
    <div className="row" role="row" aria-rowindex={index + 2} data-number={phoneNumber}>
      <div className="phone" role="cell">
        <b>{international}</b>
        {national !== international && <span>{national}</span>}
      </div>
      <div className="country" role="cell" data-empty={!countryName}>
        {country && (
          <span className="code" aria-hidden="true">
            {country}
          </span>
        )}
        {countryName || <i>Unknown country</i>}
      </div>
      <div className="label" role="cell" data-empty={label === "" && !isSender}>
        {label ? <Clamped text={label} /> : <i>No label</i>}
        {isSender && (
          <span className="badge" data-tone="dedicated">
            Sends
          </span>
        )}
      </div>
      <div className="registered" role="cell">
        <Registered row={row} />
      </div>
      <div className="actions" role="cell">
        <CopyButton text={phoneNumber} name={international} />
      </div>
    </div>
  );
});

/** Relative time and date. The exact time appears while the row has the pointer or the focus. */
function Registered({ row: { registered, createdAt } }: { readonly row: NumberRow }): ReactNode {
  if (Number.isNaN(registered)) return <span>{createdAt}</span>;
  const { date, time } = exactTime(registered);
  return (
    <time dateTime={createdAt}>
      {relativeTime(registered, Date.now())}{" "}
      <span>
        {date} <span className="exact">{time}</span>
      </span>
    </time>
  );
}
