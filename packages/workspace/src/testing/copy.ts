import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { packageFolders } from "../processes/members.ts";
import { quietTools, root } from "../processes/root.ts";

/** Copy of the working tree in a temporary folder, for tests that edit it. */
export interface Copy extends Disposable {
  readonly dir: string;
  /** Runs a program in the copy, with the Node of the repository. */
  run(
    command: string,
    args: readonly string[],
    cwd?: string,
    environment?: NodeJS.ProcessEnv,
  ): { readonly code: number; readonly output: string };
  /** Commits all changes. */
  commit(): void;
}

/**
 * Copies tracked and untracked files that are not ignored. Installed packages are shared with the original, but
 * workspace packages resolve to the copy, so that an edit reaches its consumers.
 */
export function copyRepository(): Copy {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "numbers-api-")));
  for (const file of repositoryFiles()) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    cpSync(join(root, file), join(dir, file));
  }
  // An install in the copy would write through the links into the original.
  const settings = join(dir, "pnpm-workspace.yaml");
  writeFileSync(
    settings,
    readFileSync(settings, "utf8").replace("verifyDepsBeforeRun: install", "verifyDepsBeforeRun: false"),
  );
  for (const name of [".", ...packageFolders(), "packages/workspace/linters"])
    linkDependencies(join(root, name), join(dir, name), dir);
  const run: Copy["run"] = (command, args, cwd = ".", environment = {}) => {
    const PATH = `${join(root, "node_modules/.bin")}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"]}`;
    // Turbo would take itself for part of the run that it is tested by, and do without its cache if that one does.
    const { TURBO_HASH, TURBO_FORCE, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: join(dir, cwd),
      // The commands of packages are scripts on Windows, which only its shell can start.
      shell: process.platform === "win32" && !command.includes("\\"),
      encoding: "utf8",
      env: { ...env, ...quietTools, ...environment, PATH },
      maxBuffer: 64 * 2 ** 20,
    });
    return { code: status ?? -1, output: stdout + stderr };
  };
  const git = (...args: string[]) => execFileSync("git", args, { cwd: dir });
  const author = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
  const commit = (): void => {
    git("add", "-A");
    git(...author, "commit", "-q", "--allow-empty", "-m", "A copy");
  };
  // Turbo asks git for the files of a package; without a commit, it counts ignored files as source.
  git("init", "-q");
  commit();
  return { dir, run, commit, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}

/** Files of the repository that git does not ignore, tracked or not. */
export function repositoryFiles(): string[] {
  const list = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  return list.split("\0").filter((file) => file !== "" && existsSync(join(root, file)));
}

function linkDependencies(from: string, to: string, copy: string): void {
  const installed = join(from, "node_modules");
  if (!existsSync(installed)) return;
  for (const name of readdirSync(installed).filter((entry) => !entry.startsWith(".") || entry === ".bin")) {
    const scoped = name.startsWith("@") ? readdirSync(join(installed, name)).map((part) => `${name}/${part}`) : [name];
    for (const entry of scoped) {
      const target = realpathSync(join(installed, entry));
      const own = target.startsWith(root) && !target.includes("node_modules") ? target.slice(root.length) : undefined;
      const link = join(to, "node_modules", entry);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(own ? join(copy, own) : target, link, "junction");
    }
  }
}
