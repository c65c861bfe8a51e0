import { type Book, entries, list, text } from "./book.ts";

/** Where the API answers. */
export interface Server {
  /** With the defaults of its variables in their places. */
  readonly url: string;
  readonly description: string;
}

/** The servers of a contract, the one to try first at the beginning. */
export function readServers(book: Book): Server[] {
  return list(book.root, "servers").map((value) => {
    const server = book.resolve(value);
    const variables = new Map(entries(server, "variables"));
    const url = text(server, "url").replaceAll(
      /\{([^}]+)\}/g,
      (variable, name: string) => text(book.resolve(variables.get(name)), "default") || variable,
    );
    return { url: url.replace(/\/$/, ""), description: text(server, "description") };
  });
}
