import type { ApiServer } from "@numbers-api/openapi/model";
import { matchTemplate, type PathTemplate, parseTemplate } from "./path-template.ts";

/** Path in front of the paths of a contract, from the URL of a server. */
export interface BasePath {
  /** Base path in the form people write it: `/v2`, `/{version}`, or empty for a server at the root. */
  readonly name: string;
  readonly template: PathTemplate;
}

/** Largest number of combinations of a URL's variables. */
const MAX_COMBINATIONS = 64;

/**
 * Base paths of servers, longest first. A variable with an `enum` matches these values, any other variable every text
 * within a segment.
 */
export function basePathsOf(servers: readonly ApiServer[]): BasePath[] {
  const names = new Set(servers.flatMap(basePathNames));
  const paths = [...names].map((name) => ({ name, template: parseTemplate(name) }));
  return paths.toSorted((one, other) => other.template.segments.length - one.template.segments.length);
}

function basePathNames({ url, variables }: ApiServer): string[] {
  let urls = [url];
  for (const variable of variables) {
    const slot = `{${variable.name}}`;
    if (!url.includes(slot)) continue;
    const listed = variable.enum ?? [];
    // Within the path, a variable without a list may have any value.
    const isInPath = url.indexOf(slot) > url.indexOf("://") + 2 && pathOf(url).includes(slot);
    const values = [
      ...new Set([variable.default ?? "", ...listed, ...(listed.length === 0 && isInPath ? [slot] : [])]),
    ];
    urls = urls.flatMap((one) => values.map((value) => one.replaceAll(slot, value))).slice(0, MAX_COMBINATIONS);
  }
  return urls.map((one) => `/${pathOf(one)}`.replace(/^\/+/, "/").replace(/(?<!\/)\/+$/, ""));
}

/** Path of a URL template, which may be relative, and may have variables anywhere. */
function pathOf(url: string): string {
  const [withoutQuery = ""] = url.split(/[?#]/);
  const authority = /^(?:[a-z][a-z0-9+.-]*|\{[^{}]*\}):\/\/[^/]*|^\/\/[^/]*/i.exec(withoutQuery)?.[0] ?? "";
  return withoutQuery.slice(authority.length).replace(/^\.(?=\/|$)/, "");
}

/** Segments of a path below a base path, with the empty one at the front; undefined when the path is not below it. */
export function belowBasePath({ template }: BasePath, segments: readonly string[]): readonly string[] | undefined {
  const { length } = template.segments;
  if (segments.length < length || !matchTemplate(template, segments.slice(0, length))) return undefined;
  const rest = segments.slice(length);
  return ["", ...(rest.length > 0 ? rest : [""])];
}
