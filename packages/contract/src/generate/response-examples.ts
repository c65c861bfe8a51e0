import type { Problem } from "@numbers-api/openapi/problem";
import { isJson } from "./media-type.ts";
import type { Place, Reader } from "./reader.ts";

// An import of it would load Node's whole `fetch`, a tenth of the run, to have a name for each thing in the module.
const { STATUS_CODES } = process.getBuiltinModule("node:http");

/** What one response documents under one name. */
export interface ResponseExample {
  readonly name: string;
  readonly status: number;
  readonly summary: string;
  /** The bodies by media type, the one to prefer first: JSON, where there is one. Empty when the response has no body. */
  readonly bodies: readonly (readonly [contentType: string, body: unknown])[];
  /** Whether the author chose the name. Otherwise it is the reason phrase of the status. */
  readonly isNamed: boolean;
  readonly place: Pick<Place, "path">;
}

/** An example of one media type. OpenAPI gives a single `example` no name. */
interface MediaTypeExample extends Pick<ResponseExample, "isNamed" | "place"> {
  readonly name: string;
  readonly summary: string | undefined;
  readonly contentType: string;
  readonly body: unknown;
}

/**
 * The examples of a response, in the order of the contract. The same name under several media types is one example. A
 * response without a body has one, and so has a media type with a single `example`.
 */
export function readExamples(reader: Reader, status: number, response: Place, problems: Problem[]): ResponseExample[] {
  const summary = reader.note(response, "description") ?? reasonPhrase(status);
  const unnamed = reasonName(status);
  const content = reader.members(response, "content");
  if (content.length === 0) return [{ name: unnamed, status, summary, bodies: [], isNamed: false, place: response }];

  const examples = content.flatMap(([contentType, mediaType]) =>
    mediaTypeExamples(reader, contentType, mediaType, unnamed, problems),
  );
  const groups = Map.groupBy(examples.toSorted(jsonFirst), ({ name }) => name);
  return [...new Set(examples.map(({ name }) => name))].flatMap((name) => {
    const [preferred, ...others] = groups.get(name) ?? [];
    if (!preferred) return [];
    const bodies = [preferred, ...others].map(({ contentType, body }) => [contentType, body] as const);
    const { isNamed, place } = preferred;
    return { name, status, summary: preferred.summary ?? summary, bodies, isNamed, place };
  });
}

function mediaTypeExamples(
  reader: Reader,
  contentType: string,
  mediaType: Place,
  unnamed: string,
  problems: Problem[],
): MediaTypeExample[] {
  const examples = reader.members(mediaType, "examples");
  const single = reader.at(mediaType, "example");
  if (single && examples.length === 0) {
    return [{ name: unnamed, isNamed: false, summary: undefined, contentType, body: single.value, place: single }];
  }
  return examples.flatMap(([name, place]) => {
    const value = reader.at(place, "value");
    if (value) {
      return { name, isNamed: true, summary: reader.note(place, "summary"), contentType, body: value.value, place };
    }
    problems.push(
      reader.problem(
        place,
        `the example ${JSON.stringify(name)} has no value in the contract, so nothing can serve it`,
        "Write the body under value, or remove the example.",
      ),
    );
    return [];
  });
}

/** For sorting: JSON before anything else, otherwise as they stand. */
function jsonFirst(one: MediaTypeExample, other: MediaTypeExample): number {
  return Number(isJson(other.contentType)) - Number(isJson(one.contentType));
}

/** What the status means to HTTP: `Internal Server Error` for 500. */
export function reasonPhrase(status: number): string {
  return STATUS_CODES[status] ?? `Status ${status}`;
}

/** The reason phrase as a scenario's name: `internal-server-error`. */
function reasonName(status: number): string {
  return reasonPhrase(status)
    .replaceAll("'", "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
}
