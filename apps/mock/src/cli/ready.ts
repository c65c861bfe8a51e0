import type { ApiModel } from "@numbers-api/openapi/model";
import { printable } from "@numbers-api/openapi/problem";
import type { ContractEvent } from "../state.ts";

/** Facts that a person needs once a mock listens. */
export interface Ready {
  readonly url: string;
  /** Title of the contract. */
  readonly title: string;
  /** Command that calls the mock. */
  readonly curl: string;
}

/** Lines for the terminal once the mock listens, ending with the page to open and a command to try. */
export function readyLines({ url, title, curl }: Ready): string[] {
  return [
    `The mock of the ${title} listens on ${url} (Ctrl-C ends it).`,
    "",
    `Open:  ${url}/__mock`,
    `Read:  ${url}/__mock/docs`,
    `Type:  ${curl}`,
  ].map(printable);
}

/** Lines for the terminal after a change of the contract's files. */
export function newsLines(file: string, { problems, lost }: ContractEvent): string[] {
  if (problems.length > 0) {
    const places = problems
      .map((found) => `${found.file}:${found.line}:${found.column}: ${found.message}`)
      .map(printable);
    return [...places, `${file} is not served as it is now: the contract from before stays until this is corrected.`];
  }
  const steps = lost.map(({ operation, scenario, key }) => {
    const plan = `the plan of ${operation} for ${key === null ? "all keys" : `the key ${key}`}`;
    return `The contract has no scenario ${scenario} any more: its step of ${plan} is gone.`;
  });
  return [`${file} was read again, and is served as it is now.`, ...steps].map(printable);
}

/** Title of a contract for the terminal. */
export function titleOf({ title }: Pick<ApiModel, "title">): string {
  return printable(title.trim()) || "API";
}
