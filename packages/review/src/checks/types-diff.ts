import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder, run } from "../inputs/programs.ts";

/**
 * Type name that heads a difference: `    numbers_list: {`, `        NumberList: {`; not the members that every
 * operation has.
 */
const ENCLOSING = "!^ {8}(parameters|requestBody|responses): \\{$\n^ {4,8}[^ ].*\\{$";

/** Differences between generated types, below the name of their type; empty without readable differences. */
export async function differenceOfTypes(before: string, after: string): Promise<string> {
  const folder = makeFolder();
  const files = { base: essence(before), head: essence(after), attributes: "* diff=types\n" };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = ["-c", `core.attributesFile=${join(folder, "attributes")}`, "-c", `diff.types.xfuncname=${ENCLOSING}`];
  const args = ["diff", "--no-index", "--no-ext-diff", "--unified=0", "--no-color", "base", "head"];
  // Its exit code means a difference, not a failure.
  const { stdout } = await run("git", [...config, ...args], { cwd: folder });
  const [, ...hunks] = stdout.split(/^@@ .* @@ */m).map((hunk) => hunk.trimEnd().split("\n"));
  const parts = Map.groupBy(hunks, ([name = ""]) => name);
  return [...parts]
    .flatMap(([name, own]) =>
      legible(
        name,
        own.flatMap((lines) => lines.slice(1)),
      ),
    )
    .join("\n");
}

/** Generated types without comments, which repeat descriptions and name the source file. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "").replaceAll(/^\/\/.*\n/gm, "");
}

/** Removes parts that a reader skips: the paths, which only refer to the operations, and impossible members. */
function essence(text: string): string {
  return text.replace(/^export interface paths \{\n[\s\S]*?^\}\n/m, "").replaceAll(/^ *\w+\?: never;\n/gm, "");
}

/** Lines of a difference, indented as little as possible, under the name of their type. */
function legible(name: string, lines: readonly string[]): string[] {
  const margin = Math.min(...lines.map((line) => line.slice(1).search(/\S|$/)));
  const heading = name ? [`@@ ${name.replace(/:? \{$/, "")}`] : [];
  return [...heading, ...lines.map((line) => `${line[0]} ${line.slice(1 + margin)}`)];
}
