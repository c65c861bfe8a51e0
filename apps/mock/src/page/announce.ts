import { byId } from "./dom.ts";

/** Time in which announcements are combined, in milliseconds. */
const COMBINE = 1500;

/** Makes screen readers read a sentence. */
export function announce(sentence: string): void {
  byId("announcer", HTMLElement).textContent = sentence;
}

/** Returns a function that combines announcements in quick succession: their number, and the last one. */
export function combinedAnnouncer(name: (count: number) => string): (last: string) => void {
  let count = 0;
  let latest = "";
  return (last) => {
    count += 1;
    latest = last;
    if (count > 1) return;
    setTimeout(() => {
      announce(count === 1 ? latest : `${name(count)}, the last: ${latest}`);
      count = 0;
    }, COMBINE);
  };
}
