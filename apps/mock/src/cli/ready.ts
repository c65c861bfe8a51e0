import { isObject } from "@numbers-api/openapi/reference";
import type { ContractEvent } from "../state.ts";

/** What a person wants to know once a mock listens. */
export interface Ready {
  readonly url: string;
  /** The title of the contract. */
  readonly title: string;
  /** A command that calls the mock. */
  readonly curl: string;
}

/** What the terminal says once the mock listens; the last lines say what to open and what to type. */
export function readyLines({ url, title, curl }: Ready): string[] {
  return [
    `The mock of the ${title} listens on ${url} (Ctrl-C ends it).`,
    "",
    `Open:  ${url}/__mock`,
    `Read:  ${url}/__mock/docs`,
    `Type:  ${curl}`,
  ];
}

/** What the terminal says after a change of the contract's files. */
export function newsLines(file: string, { problems, lost }: ContractEvent): string[] {
  if (problems.length > 0) {
    const places = problems.map((found) => `${found.file}:${found.line}:${found.column}: ${found.message}`);
    return [...places, `${file} is not served as it is now: the contract from before stays until this is corrected.`];
  }
  const steps = lost.map(({ operation, scenario, key }) => {
    const plan = `the plan of ${operation} for ${key === null ? "all keys" : `the key ${key}`}`;
    return `The contract has no scenario ${scenario} any more: its step of ${plan} is gone.`;
  });
  return [`${file} was read again, and is served as it is now.`, ...steps];
}

/** The title of a contract, from its `info`. */
export function titleOf(document: object): string {
  const info: unknown = Reflect.get(document, "info");
  const title = isObject(info) ? info["title"] : undefined;
  return typeof title === "string" && title.trim() !== "" ? title.trim() : "API";
}
