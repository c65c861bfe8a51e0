/**
 * Shows progress on the terminal in one line that is overwritten; in a file, one line per step.
 *
 * @param stream Kept apart from the stream of the results, so that they can be piped.
 */
export function progressTo(stream: NodeJS.WriteStream): { say(what: string): void; done(): void } {
  let last = "";
  return {
    say: (what) => {
      if (stream.isTTY) {
        stream.write(`\r\x1b[2K${what.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
        return;
      }
      // Steps that differ only in round or subject are printed once.
      const [topic = what] = what.split(", round ");
      if (topic !== last) stream.write(`${topic}\n`);
      last = topic;
    },
    done: () => {
      if (stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}
