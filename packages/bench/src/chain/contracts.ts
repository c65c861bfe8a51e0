import { readFile } from "node:fs/promises";
import { contractText } from "../core/contract-file.ts";
import { githubContract } from "../core/places.ts";

/** Contract of the chain's measurements. */
export interface ChainContract {
  readonly name: string;
  /** Number of operations, for the contracts that show how costs grow. */
  readonly size?: number;
  readonly text: string;
  /** Text in the mock's response at a path, which an edit replaces. */
  readonly answer: { readonly path: string; readonly has: string };
}

/** Generated contract of a given size. */
export function sized(size: number): ChainContract {
  const name = size.toLocaleString("en");
  return { name, size, text: contractText(size), answer: { path: "/things1", has: "Night shift" } };
}

/** Description of GitHub's API, which does not follow the lint rules of this repository. */
export async function github(): Promise<ChainContract> {
  const text = await readFile(githubContract(), "utf8");
  return { name: "GitHub's", text, answer: { path: "/gitignore/templates", has: "Actionscript" } };
}

/** Same contract with another title. */
export function retitled(text: string, title: string): string {
  return text.replace(/("?title"?: ).*?(,?\n)/, `$1"${title}"$2`);
}

/** Same contract with another title and another response of the mock. */
export function edited({ text, answer }: ChainContract, to: string): string {
  return retitled(text.replaceAll(answer.has, to), to);
}

/** Same contract with a breaking change: a required member becomes optional. */
export function broken({ text, size }: ChainContract): string {
  return size === undefined
    ? text.replace('"operationId": "repos/get"', '"operationId": "repos/get-one"')
    : text.replace(/\n *- createdAt\n/, "\n");
}
