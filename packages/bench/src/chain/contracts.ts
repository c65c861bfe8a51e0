import { readFile } from "node:fs/promises";
import { contractText } from "../core/contract-file.ts";
import { githubContract } from "../core/places.ts";

/** A contract that goes through the chain. */
export interface ChainContract {
  readonly name: string;
  /** Number of operations, for the contracts that show how costs grow. */
  readonly size?: number;
  readonly text: string;
  /** Text in the mock's response at a path, which an edit replaces. */
  readonly answer: { readonly path: string; readonly has: string };
}

/** The made-up contract of a size. */
export function sized(size: number): ChainContract {
  const name = size.toLocaleString("en");
  return { name, size, text: contractText(size), answer: { path: "/things1", has: "Night shift" } };
}

/** The description of GitHub's API, which does not follow the lint rules of this repository. */
export async function github(): Promise<ChainContract> {
  const text = await readFile(githubContract(), "utf8");
  return { name: "GitHub's", text, answer: { path: "/gitignore/templates", has: "Actionscript" } };
}

/** A contract under another title. */
export function retitled(text: string, title: string): string {
  return text.replace(/("?title"?: ).*?(,?\n)/, `$1"${title}"$2`);
}

/** The contract with another title and another response of the mock. */
export function edited({ text, answer }: ChainContract, to: string): string {
  return retitled(text.replaceAll(answer.has, to), to);
}

/** The contract with a break: a required member that is required no more. */
export function broken({ text, size }: ChainContract): string {
  return size === undefined
    ? text.replace('"operationId": "repos/get"', '"operationId": "repos/get-one"')
    : text.replace(/\n *- createdAt\n/, "\n");
}
