import { schemaSlot } from "@numbers-api/openapi/grammar";
import { canonical, shown } from "../model/json.ts";
import type { Site } from "../model/site.ts";
import type { SchemaPair } from "./pair.ts";
import { typesOf, valuesOf } from "./view/acceptance.ts";
import { viewOf } from "./view/build-view.ts";
import { ANNOTATIONS } from "./view/no-op-keywords.ts";
import type { Branch, Read, Union, View } from "./view/view.ts";

interface Matched {
  readonly pairs: readonly (readonly [Branch, Branch])[];
  readonly gone: ReadonlySet<Branch>;
  readonly come: ReadonlySet<Branch>;
}

/** Finds the branches that belong together: of one component, equal, of one name, and at last those that differ least. */
export function matchBranches(pair: SchemaPair, before: Union, after: Union): Matched {
  const [gone, come] = [new Set(before.branches), new Set(after.branches)];
  const pairs: [Branch, Branch][] = [];
  const takeBy = (
    keyOf: (branch: Branch) => string | undefined,
    isSame: (from: Branch, to: Branch) => boolean = () => true,
  ): void => {
    const candidates = Map.groupBy(come, keyOf);
    for (const from of gone) {
      const key = keyOf(from);
      const open = key === undefined ? [] : (candidates.get(key) ?? []).filter((candidate) => come.has(candidate));
      const to = likeliest(from, open).find((candidate) => isSame(from, candidate));
      if (!to) continue;
      gone.delete(from);
      come.delete(to);
      pairs.push([from, to]);
    }
  };
  takeBy(({ view }) => view.components[0]);
  // Comparing branches that differ would compare everything that they refer to.
  takeBy(
    ({ view }) => [...factsOf(view)].sort().join(),
    (from, to) => pair.areEqual(from.site, to.site),
  );
  takeBy(identityOf);
  takeBy(titleOf);
  takeBy(({ view }) => [...typesOf(view)].sort().join(), belongTogether);
  return { pairs, gone, come };
}

/** Branches without a name belong together if their types are the same and, of objects, half of the members. */
function belongTogether({ view: from }: Branch, { view: to }: Branch): boolean {
  if (from.components.length > 0 && to.components.length > 0) return false;
  const [before, after] = [from.map("properties"), to.map("properties")];
  const common = [...before.keys()].filter((name) => after.has(name));
  return common.length * 2 >= Math.max(before.size, after.size);
}

/** Number of branches that a branch is compared with in full. */
const CANDIDATES = 6;

/** Branches that are most like another one, the likeliest first, by what they have in common. */
export function likeliest(branch: Branch, others: readonly Branch[]): Branch[] {
  if (others.length < 2) return [...others];
  const facts = factsOf(branch.view);
  return others
    .map((other) => ({ other, likeness: facts.intersection(factsOf(other.view)).size }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, CANDIDATES)
    .map(({ other }) => other);
}

const FACTS = new WeakMap<View, ReadonlySet<string>>();

/** Facts about a schema and its members, of which similar schemas have many in common, and equal ones all. */
function factsOf(view: View): ReadonlySet<string> {
  const facts = FACTS.get(view) ?? new Set(factsAt(view, 2));
  FACTS.set(view, facts);
  return facts;
}

/** Keywords that the types, values and members of a view include. */
const STRUCTURAL: ReadonlySet<string> = new Set([...ANNOTATIONS, "type", "enum", "const", "required", "properties"]);

function factsAt(view: View, levels: number): string[] {
  const { tree } = view;
  const inside = (sites: readonly Site[]): string => {
    const part = viewOf(tree, sites);
    return (levels > 1 ? factsAt(part, levels - 1) : [...typesOf(part)]).sort().join();
  };
  const insideAll = (sites: readonly Site[]): string =>
    sites
      .map((site) => inside([site]))
      .sort()
      .join();
  const textOf = (key: string, { value, site }: Read): string => {
    const slot = schemaSlot(key, value);
    if (slot === undefined) return canonical(value);
    return insideAll(slot === "one" ? [site] : [...tree.items(site), ...tree.entries(site).map(([, each]) => each)]);
  };
  const keywords = view.parts.flatMap((part) =>
    Object.keys(part.schema)
      .filter((key) => !STRUCTURAL.has(key) && !key.startsWith("x-"))
      .flatMap((key) => view.of(part, key).map((read) => `${key} ${textOf(key, read)}`)),
  );
  const members = [...view.map("properties")].flatMap(([name, sites]) => [name, `${name}: ${inside(sites)}`]);
  const unions = view.unions.map(({ branches }) => insideAll(branches.map(({ site }) => site)));
  const values = valuesOf(view)?.keys() ?? [];
  return [...keywords, ...members, ...unions, ...typesOf(view), ...values, ...view.required().keys()];
}

/** Name given to a branch by its author: its component, its title, or the constant that identifies it. */
function identityOf(branch: Branch): string | undefined {
  const { view } = branch;
  const name = view.components[0] ?? titleOf(branch);
  if (name !== undefined) return name;
  for (const [member, sites] of view.map("properties")) {
    const [only, ...others] = valuesOf(viewOf(view.tree, sites))?.values() ?? [];
    if (only && others.length === 0) return `${member}: ${shown(only.value).replaceAll("`", "")}`;
  }
  return undefined;
}

function titleOf({ view }: Branch): string | undefined {
  const title = view.first("title")?.value;
  return typeof title === "string" ? title : undefined;
}

/** Name of a branch for people. */
export function nameOf(branch: Branch): string | undefined {
  const types = [...typesOf(branch.view)];
  return identityOf(branch) ?? (types.length < 3 ? types[0] : undefined);
}
