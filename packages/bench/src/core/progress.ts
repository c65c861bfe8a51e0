/**
 * Says on the terminal what is being done: in one line that is written over, or in a line each where the output goes to
 * a file.
 *
 * @param stream where to; results go elsewhere, so that they can be piped.
 */
export function progressTo(stream: NodeJS.WriteStream): { say(what: string): void; done(): void } {
  let last = "";
  return {
    say: (what) => {
      if (stream.isTTY) {
        stream.write(`\r\x1b[2K${what.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
        return;
      }
      // What only the round or the subject tells apart is said once.
      const [topic = what] = what.split(", round ");
      if (topic !== last) stream.write(`${topic}\n`);
      last = topic;
    },
    done: () => {
      if (stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}
