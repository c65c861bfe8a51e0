import { printable } from "@numbers-api/openapi/problem";

/** Packages that are about phone numbers, or measure the code of this API, with the reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "apps/console": "its page shows phone numbers",
  "apps/server": "it implements the Numbers API",
  "packages/bench": "it compares the client of the Numbers API with others",
};

/** Lint configuration of a contract that is not the Numbers API: the general rules, without those about numbers. */
export function generalLint(redocly: string): string {
  return redocly
    .replace(/^ *# Rules for any contract.*\n/m, "  # Rules for any contract. Each is a file in rules/src/general.\n")
    .replace(/^ *- numbers\/recommended\n/m, "")
    .replace(/^ *- \.\/rules\/src\/numbers\/plugin\.mjs\n/m, "");
}

/** Settings of pnpm without the packages that are about the former API. */
export function withoutNumbers(workspace: string): string {
  const patterns = Object.keys(LEFT_OUT)
    .filter((folder) => !workspace.includes(`"!${folder}"`))
    .map((folder) => `  - "!${folder}"\n`);
  return workspace.replace(/^packages:\n(?: {2}- .*\n)+/m, (list) => list + patterns.join(""));
}

/** Name of an API for package.json: its title in lower case with hyphens, without what every title may say. */
export function nameFor(title: string): string {
  const words = title
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\b(?:swagger|open ?api|specification|spec|v?\d+(?:\.\w+)+|v\d+)\b/gi, " ")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const name = (words ?? [])
    .join("-")
    .replace(/^(?=\d)/, "n")
    .slice(0, 50)
    .replace(/-+$/, "");
  return name === "" || name === "api" ? "my-api" : name;
}

/** The manifest of the root package with the name of an API. */
export function withName(manifest: string, name: string): string {
  return manifest.replace(/("name": )"[^"]*"/, `$1${JSON.stringify(name)}`);
}

/** Changelog of a contract that is new here. */
export function newChangelog(changelog: string, title: string, version: string): string {
  const [introduction = ""] = changelog.split(/^## /m);
  const [shownTitle, shownVersion] = [title, version].map(inMarkdown);
  return `${introduction.trimEnd()}\n\n## ${shownVersion}\n\n- First version here: ${shownTitle}.\n`;
}

/** Text of a contract in markdown, where it is text alone. */
function inMarkdown(text: string): string {
  return printable(text).replaceAll(/[\\`*_[\]<>|~&]/g, "\\$&");
}

/** Approvals without the entries of the former contract. */
export function noApprovals(approvals: string): string {
  return `${approvals.split(/^approvals:/m)[0] ?? ""}approvals:\n`;
}
