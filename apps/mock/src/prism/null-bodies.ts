import type { Resource } from "./types.ts";

/**
 * An operation whose bodies are all blank, so that Prism chooses status, type and headers of an answer, and makes up
 * no body of its own: its dates are about 1900, and its words are of no language.
 */
export function withNullBodies(resource: Resource): Resource {
  const blank = [{ id: "blank", key: "default", value: null }];
  const [first, ...rest] = resource.responses.map((response) => ({
    ...response,
    ...(response.contents && { contents: response.contents.map((content) => ({ ...content, examples: blank })) }),
  }));
  return first ? { ...resource, responses: [first, ...rest] } : resource;
}
