import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { useAnnounce } from "../parts/announcer.tsx";
import { Icon } from "../parts/icon.tsx";
import { filterRows, nextSort, type Sort, type SortColumn, sortRows } from "./arrange.ts";
import { download, toCsv } from "./csv.ts";
import type { NumberRow } from "./row.ts";
import { NumberTable } from "./table.tsx";

/** Formats counts in English, like the page: "5,000". */
const COUNT = new Intl.NumberFormat("en");

/** Dedicated numbers with filter, sorting and export. */
export function Dedicated({ rows }: { readonly rows: readonly NumberRow[] }): ReactNode {
  const [text, setText] = useState("");
  const [sort, setSort] = useState<Sort>();
  const field = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  // Typing has priority over updating the table.
  const wanted = useDeferredValue(text);
  const shown = useMemo(() => sortRows(filterRows(rows, wanted), sort), [rows, wanted, sort]);
  const isFiltered = shown.length !== rows.length;
  const [left, all] = [COUNT.format(shown.length), COUNT.format(rows.length)];
  const count = isFiltered ? `${left} of ${all}` : all;

  const sortBy = (column: SortColumn): void => setSort((before) => nextSort(before, column));
  const showAll = (): void => {
    setText("");
    // The button disappears, so the focus moves to the field.
    field.current?.focus();
  };
  const exportCsv = (): void => {
    if (shown.length === 0) return;
    download("numbers.csv", toCsv(shown));
    announce(`Exported ${left} ${shown.length === 1 ? "number" : "numbers"} to numbers.csv.`);
  };
  return (
    <section className="dedicated" aria-labelledby="dedicated">
      <div className="toolbar">
        <h2 id="dedicated">
          Dedicated numbers <output aria-label={`${count} shown`}>{count}</output>
        </h2>
        <search>
          <label>
            <span className="visually-hidden">Filter by number, country or label</span>
            <Icon name="search" />
            <input
              ref={field}
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
              placeholder="Number, country or label"
              autoComplete="off"
              spellCheck={false}
            />
          </label>
        </search>
        <button type="button" onClick={exportCsv} aria-disabled={shown.length === 0}>
          <Icon name="download" />
          <span>
            <span className="word">Export </span>CSV
          </span>
        </button>
      </div>
      {shown.length > 0 ? (
        <NumberTable rows={shown} sort={sort} onSort={sortBy} />
      ) : (
        <div className="nothing">
          <p>No numbers match “{wanted}”.</p>
          <button type="button" onClick={showAll}>
            Show all {all}
          </button>
        </div>
      )}
    </section>
  );
}
