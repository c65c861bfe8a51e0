import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "./root.ts";

/** Line printed by a task, without turbo's prefix. */
export interface TaskLine {
  /** Folder of the package from the root of the repository; empty for the root itself. */
  readonly folder: string;
  readonly task: string;
  readonly text: string;
}

/** Line printed by turbo: `@numbers-api/client:test:runtimes: the text`, or `//:lint:code: the text`. */
const TASK_LINE = /^(@[\w-]+\/[\w-]+|\/\/):([\w:-]+): ?(.*)$/;
/** Text that turbo and pnpm add to the text of a task. */
const ADDED = /^(cache (miss|hit|bypass)|\$ |\[?ELIFECYCLE|\[WARN\])/;

/** Reads a line that turbo printed; `undefined` when no task printed it. */
export function readTaskLine(
  line: string,
  folders: ReadonlyMap<string, string> = packageFoldersByName(),
): TaskLine | undefined {
  const [, name = "", task = "", text = ""] = TASK_LINE.exec(line) ?? [];
  if (!task || ADDED.test(text)) return undefined;
  const folder = folders.get(name) ?? "";
  return { folder, task, text: withPathsFromRoot(text, folder) };
}

let foldersByName: ReadonlyMap<string, string> | undefined;

/** Folder of each package of the workspace, by the package's name. */
function packageFoldersByName(): ReadonlyMap<string, string> {
  if (foldersByName) return foldersByName;
  // Node's `globSync` would take a tenth of a cached command.
  const below = (folder: string): string[] => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  const folders = ["spec", "spec/rules", ...below("packages"), ...below("apps")];
  foldersByName = new Map(
    folders.flatMap((folder) => {
      const file = join(root, folder, "package.json");
      if (!existsSync(file)) return [];
      const { name } = JSON.parse(readFileSync(file, "utf8")) as { name: string }; // pnpm requires a name.
      return [[name, folder] as const];
    }),
  );
  return foldersByName;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's color sequences begin with the escape character.
const COLOR = /(\u001b\[[\d;]*m)/;
/** Relative path of a file: with a folder in it, or with a line number after it. */
const PATH = /(?<![\w./@-])(?:(?:\.{1,2}\/)*(?:[\w@.-]+\/)+[\w@.-]+\.\w+|[\w@.-]+\.\w+(?=[:(]\d))/g;

/** Rewrites the paths of a package's files to paths from the root of the repository, so that a terminal can open them. */
export function withPathsFromRoot(
  text: string,
  folder: string,
  exists: (file: string) => boolean = existsSync,
): string {
  if (folder === "") return text;
  return text
    .split(COLOR)
    .map((part) =>
      part.replace(PATH, (path) => {
        const file = join(root, folder, path);
        return exists(file) ? relative(root, file).split(sep).join("/") : path;
      }),
    )
    .join("");
}
