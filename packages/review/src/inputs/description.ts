import { resolve } from "node:path";
import { readDraft } from "@numbers-api/openapi/bundle";
import { type ApiModel, buildModel, type ModelSource } from "@numbers-api/openapi/model";
import { type Location, ProblemError } from "@numbers-api/openapi/problem";
import { isObject, type Path } from "@numbers-api/openapi/reference";
import { digest } from "./cache.ts";

/** Contract to be reviewed. */
export interface LoadedContract {
  /** Absolute name of the file that was read. */
  readonly path: string;
  readonly model: ApiModel;
  /** Same for the same contract. */
  readonly digest: string;
  /** Mistakes in it, a line each; the rest was read. */
  readonly problems: readonly string[];
  locate(path: Path): Location;
}

/**
 * Reads a contract with the files that it refers to. A reference that leads nowhere is reported, and the rest is read.
 *
 * @throws {ProblemError} when the file cannot be read, or is not an OpenAPI document.
 */
export async function loadDescription(file: string): Promise<LoadedContract> {
  const path = resolve(file);
  const draft = await readDraft(path);
  const inside = draft.unresolved.filter(({ isOutside }) => !isOutside);
  // A malformed part cannot be compared, and a document without paths is not a contract.
  const broken = draft.problems.filter(({ message }) => /^(paths|webhooks|components) is /.test(message));
  if (broken.length > 0) throw new ProblemError(broken);
  return {
    path,
    model: modelOf(draft.document, draft.locate),
    digest: digest(JSON.stringify(draft.document)),
    problems: [...inside, ...draft.problems].map(({ message, ...at }) => `${at.file}:${at.line}: ${message}.`),
    locate: (at) => shortest(draft.locate(at)),
  };
}

/** Names a file elsewhere on the machine in full, not by the way there. */
function shortest(location: Location): Location {
  return location.file.startsWith("..") ? { ...location, file: resolve(location.file) } : location;
}

/** Model of a document; under OpenAPI 3.0, webhooks are in an extension that several tools share. */
export function modelOf(document: ModelSource["document"], locate?: ModelSource["locate"]): ApiModel {
  const { "x-webhooks": webhooks } = document;
  const whole = isObject(webhooks) ? { ...document, webhooks: { ...webhooks, ...ownWebhooks(document) } } : document;
  return buildModel({ document: whole, ...(locate && { locate }) });
}

function ownWebhooks({ webhooks }: ModelSource["document"]): ModelSource["document"] {
  return isObject(webhooks) ? webhooks : {};
}
