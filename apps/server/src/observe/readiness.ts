import type { Store } from "../store/store.ts";

/** Longest time in milliseconds that the database may take for a probe. */
const PROBE_TIMEOUT = 2000;

/** Readiness of the server for requests. */
export class Readiness {
  readonly #store: Pick<Store, "ping">;
  #isEnding = false;

  constructor(store: Pick<Store, "ping">) {
    this.#store = store;
  }

  /** From now on, the server is not ready. */
  end(): void {
    this.#isEnding = true;
  }

  /** Returns the reason why the server is not ready; undefined when it is. */
  async reason(): Promise<string | undefined> {
    if (this.#isEnding) return "The server is shutting down.";
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("late")), PROBE_TIMEOUT);
    });
    try {
      await Promise.race([this.#store.ping(), late]);
      return undefined;
    } catch {
      return "The database does not answer.";
    } finally {
      clearTimeout(timer);
    }
  }
}
