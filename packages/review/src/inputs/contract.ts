import { hash } from "node:crypto";
import { resolve } from "node:path";
import { readDraft } from "@numbers-api/openapi/bundle";
import { type ApiModel, buildModel, type ModelSource } from "@numbers-api/openapi/model";
import { formatProblems, type Location, ProblemError, show } from "@numbers-api/openapi/problem";
import { isObject, type Path, valueAt } from "@numbers-api/openapi/reference";

export interface LoadedContract {
  /** Absolute name of the file that was read. */
  readonly path: string;
  readonly model: ApiModel;
  /** Same for the same contract. */
  readonly digest: string;
  /** Mistakes in it, a line each; the rest was read. */
  readonly problems: readonly string[];
  locate(path: Path): Location;
  /** Gives files of a text the names that people know; a contract of a revision was read from a temporary folder. */
  rename(text: string): string;
}

/**
 * Reads a contract with the files that it refers to. A reference that leads nowhere is reported, and the rest is read.
 *
 * @throws {ProblemError} when the file cannot be read, or is not an OpenAPI document.
 */
export async function readContract(file: string, rename = (text: string): string => text): Promise<LoadedContract> {
  const path = resolve(file);
  const draft = await readDraft(path);
  const inside = draft.unresolved.filter(({ isOutside }) => !isOutside);
  // A malformed part cannot be compared, and a document without paths is not a contract.
  const broken = draft.problems.filter(({ message }) => /^(paths|webhooks|components) is /.test(message));
  if (broken.length > 0) throw new ProblemError(broken);
  const unsupported = draft.warnings.filter(({ message }) => message.includes("not supported"));
  const locate = (at: Path): Location => {
    const isShared = at[0] === "webhooks" && valueAt(draft.document, at.slice(0, 2)) === undefined;
    const location = draft.locate(isShared ? ["x-webhooks", ...at.slice(1)] : at);
    const name = show(resolve(rename(location.file)));
    // A file elsewhere on the machine is named in full, not by the way there.
    return { ...location, file: name.startsWith("..") ? resolve(name) : name };
  };
  return {
    ...{ path, locate, rename, model: modelOf(draft.document, draft.locate) },
    digest: hash("sha256", JSON.stringify(draft.document)),
    problems: formatProblems([...inside, ...draft.problems, ...unsupported]).map(rename),
  };
}

/** Model of a document; under OpenAPI 3.0, webhooks are in an extension that several tools share. */
export function modelOf(document: ModelSource["document"], locate?: ModelSource["locate"]): ApiModel {
  const { webhooks, "x-webhooks": shared } = document;
  const all = { ...(isObject(shared) && shared), ...(isObject(webhooks) && webhooks) };
  return buildModel({
    document: isObject(shared) ? { ...document, webhooks: all } : document,
    ...(locate && { locate }),
  });
}
