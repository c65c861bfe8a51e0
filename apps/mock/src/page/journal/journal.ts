import { gatherer } from "../announce.ts";
import type { JournalEntry } from "../api.ts";
import { byId, setAttribute } from "../dom.ts";
import { entryLine, searchText, spoken } from "./entry.ts";

/** As many of the latest requests as the page shows; the control API has more. */
export const SHOWN = 200;

/** The part of the page that has the requests, the latest first. */
export interface Journal {
  /** Adds a request, or holds it back while the journal pauses. */
  add(entry: JournalEntry): void;
  /** Adds those of some requests, the oldest first, that are not there yet. */
  addAll(entries: readonly JournalEntry[]): void;
  clear(): void;
}

interface Line {
  readonly id: number;
  readonly root: HTMLElement;
  readonly searched: string;
}

export function createJournal(): Journal {
  const list = byId("requests", HTMLElement);
  const filter = byId("filter-requests", HTMLInputElement);
  const pause = byId("pause", HTMLButtonElement);
  const waitingNote = byId("waiting", HTMLElement);
  const read = gatherer((count) => `${count} requests`);
  let lines: Line[] = [];
  let waiting: JournalEntry[] = [];
  let paused = false;
  let dropped = 0;

  const note = (): void => {
    const filtering = filter.value.trim() !== "";
    byId("no-request", HTMLElement).hidden = lines.length + waiting.length > 0;
    byId("no-match", HTMLElement).hidden = !filtering || lines.length === 0 || lines.some(({ root }) => !root.hidden);
    byId("older", HTMLElement).hidden = dropped === 0;
    byId("older", HTMLElement).textContent = `Only the latest ${SHOWN} requests are shown.`;
    waitingNote.hidden = waiting.length === 0;
    waitingNote.textContent = `${waiting.length} more since the pause`;
  };
  const applyFilter = (line: Line): void => {
    line.root.hidden = !line.searched.includes(filter.value.trim().toLowerCase());
  };
  const put = (entry: JournalEntry): void => {
    if (lines.some(({ id }) => id === entry.id)) return;
    const line = { id: entry.id, root: entryLine(entry), searched: searchText(entry) };
    applyFilter(line);
    // Usually it is the latest one, but those of before come late when the page has just been opened.
    const index = lines.findLastIndex(({ id }) => id < entry.id) + 1;
    const newer = lines[index];
    if (newer) newer.root.after(line.root);
    else list.prepend(line.root);
    lines.splice(index, 0, line);
    if (lines.length <= SHOWN) return;
    dropped += 1;
    lines.shift()?.root.remove();
  };

  filter.addEventListener("input", () => {
    for (const line of lines) applyFilter(line);
    note();
  });
  pause.addEventListener("click", () => {
    paused = !paused;
    setAttribute(pause, "aria-pressed", String(paused));
    if (!paused) for (const entry of waiting.splice(0)) put(entry);
    note();
  });

  return {
    add: (entry) => {
      if (paused) waiting = [...waiting, entry].slice(-SHOWN);
      else {
        put(entry);
        read(spoken(entry));
      }
      note();
    },
    addAll: (entries) => {
      for (const entry of entries) put(entry);
      note();
    },
    clear: () => {
      lines = [];
      waiting = [];
      dropped = 0;
      list.replaceChildren();
      note();
    },
  };
}
