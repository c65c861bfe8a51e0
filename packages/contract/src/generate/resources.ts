import type { OperationSite } from "./operation-sites.ts";
import { printKey } from "./print.ts";
import type { Reader } from "./reader.ts";

/**
 * The members of the interface that has each operation where a client has it, as its id. A client maps it to its methods,
 * and the compiler takes along what the contract says of each, for whoever points at it in an editor.
 */
export function resourceMembers(reader: Reader, sites: readonly OperationSite[]): string {
  const resources = new Map<string, string>();
  for (const site of sites) {
    const member = `${docOf(reader, site)}    readonly ${printKey(site.name)}: ${JSON.stringify(site.id)};\n`;
    resources.set(site.namespace, (resources.get(site.namespace) ?? "") + member);
  }
  return [...resources].map(([name, members]) => `  readonly ${printKey(name)}: {\n${members}  };\n`).join("");
}

function docOf(reader: Reader, { place }: OperationSite): string {
  const texts = [reader.text(place, "summary"), reader.text(place, "description")].filter((text) => text?.trim());
  if (reader.at(place, "deprecated")?.value === true) texts.push("@deprecated The contract says so.");
  if (texts.length === 0) return "";
  const lines = texts.flatMap((text, index) => [...(index > 0 ? [""] : []), ...linesOf(text ?? "")]);
  return `    /**\n${lines.map((line) => `     * ${line}`.trimEnd()).join("\n")}\n     */\n`;
}

/** A text may hold what would end the comment. */
function linesOf(text: string): string[] {
  return text
    .trim()
    .replaceAll("*/", "*\\/")
    .split(/\r\n?|\n/);
}
