import { combinedAnnouncer } from "../announce.ts";
import type { Schemas } from "../api.ts";
import { byId, setAttribute } from "../dom.ts";
import { entryLine, searchText, spokenText } from "./entry.ts";

type JournalEntry = Schemas["JournalEntry"];

/** Number of requests that the page shows. The control API has more. */
export const MAX_LINES = 200;

/** List of requests, latest first. */
export interface RequestList {
  /** Adds a request, or holds it back while the journal is paused. */
  add(entry: JournalEntry): void;
  /** Adds those of some requests, oldest first, that are missing. */
  addAll(entries: readonly JournalEntry[]): void;
  /** Replaces a request by a version with new facts. */
  amend(entry: JournalEntry): void;
  clear(): void;
}

interface Line {
  readonly id: number;
  readonly root: HTMLElement;
  readonly searched: string;
}

export function createJournal(): RequestList {
  const list = byId("requests", HTMLElement);
  const filter = byId("filter-requests", HTMLInputElement);
  const pause = byId("pause", HTMLButtonElement);
  const waitingNote = byId("waiting", HTMLElement);
  const announceRequest = combinedAnnouncer((count) => `${count} requests`);
  let lines: Line[] = [];
  let waiting: JournalEntry[] = [];
  let isPaused = false;
  let dropped = 0;

  const updateNotes = (): void => {
    const isFiltered = filter.value.trim() !== "";
    byId("no-request", HTMLElement).hidden = lines.length + waiting.length > 0;
    byId("no-match", HTMLElement).hidden = !isFiltered || lines.length === 0 || lines.some(({ root }) => !root.hidden);
    byId("older", HTMLElement).hidden = dropped === 0;
    byId("older", HTMLElement).textContent = `Only the latest ${MAX_LINES} requests are shown.`;
    waitingNote.hidden = waiting.length === 0;
    waitingNote.textContent = `${waiting.length} new since the pause`;
  };
  const applyFilter = (line: Line): void => {
    line.root.hidden = !line.searched.includes(filter.value.trim().toLowerCase());
  };
  const toLine = (entry: JournalEntry): Line => {
    const line = { id: entry.id, root: entryLine(entry), searched: searchText(entry) };
    applyFilter(line);
    return line;
  };
  const put = (entry: JournalEntry): void => {
    if (lines.some(({ id }) => id === entry.id)) return;
    const line = toLine(entry);
    // Usually the entry is the latest, but earlier ones arrive late when the page has just opened.
    const index = lines.findLastIndex(({ id }) => id < entry.id) + 1;
    const newer = lines[index];
    if (newer) newer.root.after(line.root);
    else list.prepend(line.root);
    lines.splice(index, 0, line);
    if (lines.length <= MAX_LINES) return;
    dropped += 1;
    lines.shift()?.root.remove();
  };
  const replace = (entry: JournalEntry): void => {
    const index = lines.findIndex(({ id }) => id === entry.id);
    const old = lines[index];
    if (!old) return;
    const line = toLine(entry);
    lines[index] = line;
    const summary = old.root.querySelector("summary");
    const hadFocus = summary !== null && summary === document.activeElement;
    if (old.root.querySelector("details")?.open)
      setAttribute(line.root.querySelector("details") ?? line.root, "open", true);
    old.root.replaceWith(line.root);
    if (hadFocus) line.root.querySelector("summary")?.focus();
  };

  filter.addEventListener("input", () => {
    for (const line of lines) applyFilter(line);
    updateNotes();
  });
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    setAttribute(pause, "aria-pressed", String(isPaused));
    if (!isPaused) for (const entry of waiting.splice(0)) put(entry);
    updateNotes();
  });

  return {
    add: (entry) => {
      if (isPaused) waiting = [...waiting, entry].slice(-MAX_LINES);
      else {
        put(entry);
        announceRequest(spokenText(entry));
      }
      updateNotes();
    },
    addAll: (entries) => {
      for (const entry of entries) put(entry);
      updateNotes();
    },
    amend: (entry) => {
      waiting = waiting.map((each) => (each.id === entry.id ? entry : each));
      replace(entry);
    },
    clear: () => {
      lines = [];
      waiting = [];
      dropped = 0;
      list.replaceChildren();
      updateNotes();
    },
  };
}
