import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withFolder } from "../inputs/folder.ts";
import { run } from "../inputs/run.ts";

/** A type that a difference is shown under: `    numbers_list: {`, `        NumberList: {`; not what every operation has. */
const ENCLOSING = "!^ {8}(parameters|requestBody|responses): \\{$\n^ {4,8}[^ ].*\\{$";

/** What differs between generated types, below the name of the type that it is in; empty when nothing to read does. */
export async function differenceOfTypes(before: string, after: string): Promise<string> {
  return withFolder(async (folder) => {
    const [base, head] = [join(folder, "base.ts"), join(folder, "head.ts")];
    await writeFile(base, essence(before));
    await writeFile(head, essence(after));
    await writeFile(join(folder, "attributes"), "*.ts diff=types\n");
    const config = [
      "-c",
      `core.attributesFile=${join(folder, "attributes")}`,
      "-c",
      `diff.types.xfuncname=${ENCLOSING}`,
    ];
    const args = [...config, "diff", "--no-index", "--no-ext-diff", "--unified=0", "--no-color", base, head];
    // Its exit code says that they differ, not that it failed.
    const { stdout } = await run("git", args);
    return legible(stdout.split("\n").slice(4));
  });
}

/** The generated types without comments, which repeat descriptions and name the file that they were made from. */
export function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*\/\*\*[\s\S]*?\*\/\n/gm, "").replaceAll(/^\/\/.*\n/gm, "");
}

/** Without what a reader passes over: the paths, which only point at the operations, and members that cannot be there. */
function essence(text: string): string {
  return text.replace(/^export interface paths \{\n[\s\S]*?^\}\n/m, "").replaceAll(/^ *\w+\?: never;\n/gm, "");
}

/** The lines of a diff, each part under the type's name, and no further to the right than it has to be. */
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
