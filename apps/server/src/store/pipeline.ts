import pg from "pg";
import type { Row, Value } from "./database.ts";

/** Statement that PostgreSQL parses and plans once per connection, by its name, and whose rows are arrays. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  values: Value[];
  readonly rowMode: "array";
}

/**
 * Connection to PostgreSQL that sends each statement without waiting for earlier answers, which costs a quarter less CPU
 * than a pool. A statement delays those after it. The connection is made when it is needed, and replaced after a failure.
 */
export class Pipeline {
  readonly #options: pg.ClientConfig;
  #current: Promise<pg.Client> | undefined;

  constructor(options: pg.ClientConfig) {
    this.#options = { ...options, pipeline: true };
  }

  async query(statement: NamedStatement): Promise<readonly Row[]> {
    this.#current ??= this.#connect();
    const connection = this.#current;
    try {
      const client = await connection;
      return (await client.query<Value[]>(statement)).rows;
    } catch (error) {
      void this.#retire(connection);
      throw error;
    }
  }

  /** Waits for statements in progress. */
  async close(): Promise<void> {
    await this.#retire(this.#current);
  }

  #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#options);
    const connection = client.connect().then(() => client);
    // Emitted by an idle connection that breaks; statements in progress are rejected as well.
    client.on("error", () => this.#retire(connection));
    return connection;
  }

  async #retire(connection: Promise<pg.Client> | undefined): Promise<void> {
    if (connection !== this.#current) return;
    this.#current = undefined;
    try {
      await (await connection)?.end();
    } catch {
      // It was never connected.
    }
  }
}
