import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "../inputs/folder.ts";
import { run } from "../inputs/run.ts";

/**
 * Type name that heads a difference: `    numbers_list: {`, `        NumberList: {`; not the members that every
 * operation has.
 */
const ENCLOSING = "!^ {8}(parameters|requestBody|responses): \\{$\n^ {4,8}[^ ].*\\{$";

/** Differences between generated types, below the name of their type; empty without readable differences. */
export async function differenceOfTypes(before: string, after: string): Promise<string> {
  const folder = await makeFolder();
  const [base, head] = [join(folder, "base.ts"), join(folder, "head.ts")];
  await writeFile(base, essence(before));
  await writeFile(head, essence(after));
  await writeFile(join(folder, "attributes"), "*.ts diff=types\n");
  const config = ["-c", `core.attributesFile=${join(folder, "attributes")}`, "-c", `diff.types.xfuncname=${ENCLOSING}`];
  const args = [...config, "diff", "--no-index", "--no-ext-diff", "--unified=0", "--no-color", base, head];
  // Its exit code means a difference, not a failure.
  const { stdout } = await run("git", args);
  return legible(stdout.split("\n").slice(4));
}

/** Generated types without comments, which repeat descriptions and name the source file. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "").replaceAll(/^\/\/.*\n/gm, "");
}

/** Removes parts that a reader skips: the paths, which only refer to the operations, and impossible members. */
function essence(text: string): string {
  return text.replace(/^export interface paths \{\n[\s\S]*?^\}\n/m, "").replaceAll(/^ *\w+\?: never;\n/gm, "");
}

/** Lines of a diff, grouped under the name of their type and indented as little as possible. */
function legible(lines: readonly string[]): string {
  const parts: { name: string; lines: string[] }[] = [];
  for (const line of lines) {
    const [, name] = /^@@ .* @@ *(.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      if (parts.at(-1)?.name !== name) parts.push({ name, lines: [] });
    } else if (line !== "") parts.at(-1)?.lines.push(line);
  }
  return parts
    .flatMap(({ name, lines: own }) => {
      const margin = Math.min(...own.map((line) => line.slice(1).search(/\S|$/)));
      return [
        ...(name ? [`@@ ${name.replace(/:? \{$/, "")}`] : []),
        ...own.map((line) => `${line[0]} ${line.slice(1 + margin)}`),
      ];
    })
    .join("\n");
}
