import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { GENERAL } from "@numbers-api/lint-rules";
import { type Problem, show } from "@numbers-api/openapi/problem";
import { isObject } from "@numbers-api/openapi/reference";
import { UsageError } from "@numbers-api/openapi/usage-error";
import { parse } from "yaml";
import { cached, ROOT } from "../inputs/cache.ts";
import type { LoadedContract } from "../inputs/contract.ts";
import { listed } from "../model/json.ts";

/** Files that determine the findings of a contract. */
const LINTER = [
  "spec/redocly.yaml",
  "spec/.redocly.lint-ignore.yaml",
  "packages/openapi/src/**/*.ts",
  "spec/rules/src/**/*.{ts,mjs}",
];

/**
 * Findings of the linter in the head that the base does not have, by the rules currently in the repository.
 *
 * @throws {UsageError} when a preset, a plugin or a rule is missing.
 */
export async function findNewProblems(base: LoadedContract | undefined, head: LoadedContract): Promise<Problem[]> {
  requireRules(await readFile(join(ROOT, "spec/redocly.yaml"), "utf8").catch(() => ""));
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

async function lint({ path, digest, rename }: LoadedContract): Promise<Problem[]> {
  const found = await cached("lint", LINTER, [digest, basename(path)], async () => {
    const { lintContract, loadRules, UNREADABLE, withoutConsequences } = await import("@numbers-api/lint-rules/lint");
    const problems = withoutConsequences(await lintContract(path, await loadRules()));
    // The review itself reports unreadable parts. The contract may be in another folder the next time.
    const readable = problems.filter(({ rule }) => rule !== UNREADABLE);
    return readable.map(({ recordedAs, ...problem }) => ({
      ...problem,
      file: relative(dirname(path), recordedAs.file),
    }));
  });
  return [...Map.groupBy(found, ({ message }) => message).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const file = show(resolve(rename(show(join(dirname(path), first.file)))));
    const more = others.length > 0 ? ` And in ${others.length} more ${others.length > 1 ? "places" : "place"}.` : "";
    // A remedy that is a question keeps its sign.
    const [, message = "", remedy = ""] = /^(.*?)\.?(?:(?<=\.) ([^.]+\?))?$/s.exec(first.message) ?? [];
    const fix = `${remedy && `${remedy} `}(${first.rule})${more}`;
    return [{ file, line: first.line, column: first.column, message, fix }];
  });
}
