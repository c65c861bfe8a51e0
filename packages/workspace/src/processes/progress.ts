import type { WriteStream } from "node:tty";

/** Milliseconds without output after which a line names the running work. */
const SILENCE = 8000;

/** Formats a duration in milliseconds, for example `1:05`. */
function formatElapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Prints lines and progress: in a terminal as a changing last line, elsewhere as plain lines. */
export class Progress implements Disposable {
  readonly #status: () => string;
  readonly #stream: Pick<WriteStream, "write" | "isTTY" | "columns">;
  readonly #started = Date.now();
  readonly #timer: NodeJS.Timeout;
  #lastOutput = Date.now();

  /** @param status Describes the work at the moment, for example "linting". */
  constructor(status: () => string, stream: Pick<WriteStream, "write" | "isTTY" | "columns"> = process.stdout) {
    this.#status = status;
    this.#stream = stream;
    this.#timer = setInterval(() => this.#tick(), stream.isTTY ? 1000 : 500);
  }

  /** Prints a line above the status. */
  print(line: string): void {
    this.#clear();
    this.#stream.write(`${line}\n`);
    this.#lastOutput = Date.now();
    this.#draw();
  }

  /** Removes the status. */
  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.#clear();
  }

  #tick(): void {
    if (this.#stream.isTTY) {
      this.#clear();
      this.#draw();
    } else if (Date.now() - this.#lastOutput >= SILENCE) {
      this.print(this.#line());
    }
  }

  #clear(): void {
    if (this.#stream.isTTY) this.#stream.write("\r\u001b[2K");
  }

  #draw(): void {
    if (this.#stream.isTTY) this.#stream.write(this.#line().slice(0, (this.#stream.columns || 80) - 1));
  }

  #line(): string {
    return `${formatElapsed(Date.now() - this.#started)} ${this.#status()}`;
  }
}
