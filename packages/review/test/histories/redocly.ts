// Redocly's diff, which rates changes by rules of its own.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "../../src/inputs/programs.ts";
import type { ReportedChange } from "../command/documents.ts";

/** Change that Redocly's diff rates as breaking. */
export interface RedoclyBreak {
  readonly path: string;
  readonly verdicts: readonly { readonly ruleId: string }[];
}

interface Report {
  readonly changes: readonly (RedoclyBreak & { readonly impact: string })[];
}

const cli = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin", "cli.js");

/** Runs Redocly's diff with its recommended rules. */
export async function redoclyBreaks(base: string, head: string): Promise<RedoclyBreak[]> {
  const folder = mkdtempSync(join(tmpdir(), "redocly-diff-"));
  try {
    const config = join(folder, "redocly.yaml");
    writeFileSync(config, "extends: [diff-recommended]\n");
    const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
    const args = [cli, "diff", base, head, "--config", config, "--format", "json"];
    const { stdout } = await run(process.execPath, args, { env });
    const { changes } = JSON.parse(stdout) as Report; // The format of this version of Redocly, which the lockfile fixes.
    return changes.filter(({ impact }) => impact === "major");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kinds of ours that a rule of Redocly corresponds to. */
const KINDS_OF_RULE: Readonly<Record<string, RegExp>> = {
  "enum-values-added": /^enum-(value-added|removed)$/,
  "enum-values-removed": /^enum-value-removed$/,
  "parameter-removed": /^parameter-removed$/,
  "path-removed": /^operation-removed$/,
  "property-removed": /^property-removed$/,
  "required-properties-added": /^property-(became|added)-required$/,
  "required-properties-removed": /^property-(became-optional|removed)$/,
  "schema-combinator-changed": /^(variant|union)-/,
  "schema-type-changed": /^(type-|null-allowed)/,
  "security-requirement-changed": /^security-(scope-required|removed|required)$/,
};

/** Method and path that a break of Redocly's is about. */
export function operationOf({ path }: RedoclyBreak): string {
  const [, template = "", method = ""] = /^#\/paths\/([^/]+)(?:\/(\w+))?/.exec(path) ?? [];
  return `${method.toUpperCase()} ${template.replaceAll("~1", "/").replaceAll("~0", "~")}`.trim();
}

/** Checks that both are about the same: the same kind of change of an operation. */
export function agrees(theirs: RedoclyBreak, ours: ReportedChange): boolean {
  const isKind = theirs.verdicts.some(({ ruleId }) => KINDS_OF_RULE[ruleId]?.test(ours.kind));
  const operation = operationOf(theirs);
  return isKind && ours.operations.some((name) => name === operation || name.endsWith(` ${operation}`));
}
