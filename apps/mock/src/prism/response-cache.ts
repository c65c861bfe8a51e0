import type { EngineResult } from "./types.ts";

/** How many answers are remembered; then the oldest make room. */
const CAPACITY = 1000;

/**
 * Remembers what Prism made of a question. An answer from an example is the same each time, so Prism is asked once
 * about each question that it would see a difference in. A remembered verdict belongs to all who ask: nobody changes it.
 */
export class ResponseCache {
  readonly #known = new Map<string, EngineResult | Error>();

  /** What is known about a question, or else what `ask` says to it. */
  async recall(question: string | undefined, ask: () => Promise<EngineResult | Error>): Promise<EngineResult | Error> {
    if (question === undefined) return ask();
    const known = this.#known.get(question);
    if (known) return known;
    const verdict = await ask();
    const [oldest] = this.#known.keys();
    if (this.#known.size >= CAPACITY && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(question, verdict);
    return verdict;
  }
}
