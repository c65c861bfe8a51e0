/** Lint configuration of a contract that is not the Numbers API: the general rules, without those about numbers. */
export function generalLint(redocly: string): string {
  return redocly
    .replace(/^ *# Rules for any contract.*\n/m, "  # Rules for any contract. Each is a file in rules/src/general.\n")
    .replace(/^ *- numbers\/recommended\n/m, "")
    .replace(/^ *- \.\/rules\/src\/numbers\/plugin\.mjs\n/m, "");
}

/** Changelog of a contract that is new here. */
export function newChangelog(changelog: string, title: string, version: string): string {
  const [introduction = ""] = changelog.split(/^## /m);
  return `${introduction.trimEnd()}\n\n## ${version}\n\n- First version here: ${title}.\n`;
}

/** Approvals without the entries of the former contract. */
export function noApprovals(approvals: string): string {
  return `${approvals.split(/^approvals:/m)[0] ?? ""}approvals:\n`;
}
