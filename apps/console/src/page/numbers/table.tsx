// biome-ignore-all lint/a11y/useFocusableInteractive: the rows and heads of a table take no focus; what is in them does.
// biome-ignore-all lint/a11y/useSemanticElements: what stands far away is not in the page, and on a narrow screen a row is a card; neither can be done with the elements of a table, so the roles say what it is.
import { memo, type ReactElement, type ReactNode } from "react";
import { WindowVirtualizer } from "virtua";
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

/** Up to here every row is in the page, where the browser's own search finds it. */
const ALL_AT_ONCE = 100;

/** How high a row is in a wide window, in pixels, until it is in sight and measured. */
const ROW_HEIGHT = 64;

/** The numbers as a table, of which only what is in sight is in the page when it is long. */
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
        {rows.length > ALL_AT_ONCE ? (
          <WindowVirtualizer data={rows} itemSize={ROW_HEIGHT}>
            {line}
          </WindowVirtualizer>
        ) : (
          rows.map(line)
        )}
      </div>
    </div>
  );
}

function line(row: NumberRow, index: number): ReactElement {
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
        <span>{national}</span>
      </div>
      <div className="country" role="cell">
        {country && (
          <span className="code" aria-hidden="true">
            {country}
          </span>
        )}
        {countryName || <i>No country known</i>}
      </div>
      <div className="label" role="cell">
        <span>{label || <i>No label</i>}</span>
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
        <CopyButton text={phoneNumber} what={international} />
      </div>
    </div>
  );
});

/** How long ago, and when; to the second while the row has the pointer or the focus, in a place that is kept for it. */
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
