import type { Cursor } from "./cursor.ts";
import type { ApiServer } from "./model.ts";

/** Servers of a document, a path item or an operation, in the order of the document. */
export function readServers(owner: Cursor): ApiServer[] {
  return owner.items("servers").flatMap((server) => {
    const url = server.text("url");
    if (url === undefined) return [];
    const variables = server.members("variables").map(([name, variable]) => {
      const allowed = variable.get("enum");
      const otherwise = variable.get("default");
      return {
        name,
        ...(otherwise !== undefined && { default: String(otherwise) }),
        ...(Array.isArray(allowed) && { enum: allowed.map(String) }),
        ...variable.notes("description"),
      };
    });
    return { at: server.at, extensions: server.extensions(), url, ...server.notes("description"), variables };
  });
}

/** URL of a server with the defaults of its variables; an undeclared variable is kept. */
export function defaultServerUrl({ url, variables }: Pick<ApiServer, "url" | "variables">): string {
  return url.replaceAll(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    return variables.find((variable) => variable.name === name)?.default ?? placeholder;
  });
}
