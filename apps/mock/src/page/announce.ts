import { byId } from "./dom.ts";

/** How long to gather requests before they are read out, in milliseconds: each of a hundred would be noise. */
const GATHERING = 1500;

/** Has a sentence read out to those who listen to the page. */
export function announce(sentence: string): void {
  byId("announcer", HTMLElement).textContent = sentence;
}

/** Has things that come in quick succession read out together: how many there were, and the last of them. */
export function gatherer(name: (count: number) => string): (last: string) => void {
  let count = 0;
  let latest = "";
  return (last) => {
    count += 1;
    latest = last;
    if (count > 1) return;
    setTimeout(() => {
      announce(count === 1 ? latest : `${name(count)}, the last: ${latest}`);
      count = 0;
    }, GATHERING);
  };
}
