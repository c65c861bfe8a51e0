import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { clientPackage, operations } from "@numbers-api/contract";
import { buildModel, type JsonObject, type SecurityScheme } from "@numbers-api/openapi/model";
import { assemblePage, type DocsPage } from "./page.ts";
import { prepareDocument } from "./prepare.ts";

export type { DocsPage } from "./page.ts";

/** Client that was generated from the contract of this repository. */
const client = { packageName: clientPackage, operations };

/** Address of a served page, and the files it refers to. */
export interface ServedAt {
  /** Address that the API has there, which samples use and requests go to. */
  readonly url: string;
  /** Path that serves the text of {@link readRenderer} as JavaScript. */
  readonly rendererPath: string;
  readonly home: { readonly href: string; readonly label: string };
  /** API key in samples. Any key has to be accepted there. */
  readonly apiKey: string;
}

/**
 * Documentation of a contract as one self-contained file that works offline and never sends a request.
 *
 * @param document OpenAPI 3 document in which every reference begins with `#/`.
 *
 * @example
 * const { document } = await loadContract("openapi.yaml");
 * await writeFile("index.html", await docsFile(document));
 */
export async function docsFile(document: JsonObject): Promise<string> {
  const prepared = prepareDocument(document, { client, apiKey: "<API key>" });
  const renderer = { source: await readRenderer() };
  return assemblePage({ document: prepared, configuration: { hideTestRequestButton: true }, renderer }).html;
}

/** Documentation of a contract for a server to show next to the API, with requests to try. */
export function docsPage(document: JsonObject, { url, rendererPath, home, apiKey }: ServedAt): DocsPage {
  const { securitySchemes } = buildModel({ document });
  const filledIn = [...securitySchemes].map(([name, scheme]) => [name, credentials(scheme)]);
  const configuration = { authentication: { securitySchemes: Object.fromEntries(filledIn) } };
  const prepared = prepareDocument(document, { url, client, apiKey });
  return assemblePage({ document: prepared, configuration, renderer: { url: url + rendererPath }, home });
}

/**
 * Key of requests sent from the page. It differs from the key in samples, because the renderer masks known credentials
 * everywhere.
 */
const TRIED_WITH = "try-it";

function credentials(scheme: SecurityScheme): JsonObject {
  if (scheme.type === "apiKey") return { value: TRIED_WITH };
  if (scheme.type !== "http") return {};
  return scheme.scheme === "basic" ? { username: TRIED_WITH, password: TRIED_WITH } : { token: TRIED_WITH };
}

/** Reads the renderer: Scalar's API reference as one self-contained browser script. */
export async function readRenderer(): Promise<string> {
  return readFile(new URL("dist/browser/standalone.js", rendererPackage()), "utf8");
}

/** Folder of the renderer's package. */
export function rendererPackage(): URL {
  // The main module is in `dist`; the script is not among the package's exports. Vitest lacks `import.meta.resolve`.
  const main = createRequire(import.meta.url).resolve("@scalar/api-reference");
  return new URL("..", pathToFileURL(main));
}
