import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { GENERAL } from "@numbers-api/lint-rules";
import type { Problem } from "@numbers-api/openapi/problem";
import { isObject, parsePointer } from "@numbers-api/openapi/reference";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { parse } from "yaml";
import { cached, digest, digestFiles } from "../inputs/cache.ts";
import type { LoadedContract } from "../inputs/description.ts";
import { listed } from "../model/json.ts";
import { redocly, requireRedocly } from "./redocly.ts";

const CONFIG = fileURLToPath(new URL("../../../../spec/redocly.yaml", import.meta.url));

/**
 * Findings of the linter in the head that the base does not have, by the rules currently in the repository.
 *
 * @throws {UsageError} when the linter, its configuration or a plugin is missing.
 */
export async function findNewProblems(base: LoadedContract | undefined, head: LoadedContract): Promise<Problem[]> {
  requireRules(await readFile(CONFIG, "utf8").catch(() => ""));
  const found = await lint(head);
  if (found.length === 0 || !base) return found;
  const known = new Set((await lint(base)).map(({ message }) => message));
  return found.filter(({ message }) => !known.has(message));
}

/**
 * Checks that the linter's configuration extends Redocly's preset and the general one, and does not weaken our rules.
 *
 * @throws {UsageError} that names the missing part.
 */
export function requireRules(text: string): void {
  const config: unknown = parse(text);
  const { extends: presets, plugins, rules } = isObject(config) ? config : {};
  const has = (list: unknown, name: string): boolean => Array.isArray(list) && list.includes(name);
  const weakened = Object.entries(isObject(rules) ? rules : {}).filter(
    ([name, severity]) => /^(contract|numbers)\//.test(name) && severity !== "error",
  );
  const missing = [
    ...["recommended-strict", GENERAL.preset].flatMap((name) => (has(presets, name) ? [] : [`the preset ${name}`])),
    ...(has(plugins, GENERAL.plugin) ? [] : [`the plugin ${GENERAL.plugin}`]),
    ...weakened.map(([name]) => `the rule ${name} as an error`),
  ];
  if (missing.length === 0) return;
  throw new UsageError(`spec/redocly.yaml lacks ${listed(missing)}, so the contract was not linted.`);
}

async function lint({ path, digest: identity, locate }: LoadedContract): Promise<Problem[]> {
  const command = requireRedocly();
  const key = digest(
    await digestFiles("spec/redocly.yaml", "packages/openapi/src/**/*.ts", "spec/rules/src/**/*.{ts,mjs}"),
    identity,
  );
  const report = await cached("redocly-lint", key, () =>
    redocly(command, ["lint", path, "--config", CONFIG, "--format", "json"]),
  );
  const problems = isObject(report) ? report["problems"] : undefined;
  if (!Array.isArray(problems))
    throw new UsageError("redocly lint gave a report without problems, so the contract was not linted.");
  return problems.filter(isObject).map((problem) => {
    const [place]: unknown[] = Array.isArray(problem["location"]) ? problem["location"] : [];
    const pointer = isObject(place) ? String(place["pointer"] ?? "#/") : "#/";
    const keys = parsePointer(pointer);
    const message = String(problem["message"]).trim().replace(/\.$/, "");
    return { ...locate(keys.filter((key) => key !== "")), message, fix: `(${String(problem["ruleId"])})` };
  });
}
