import {
  ANNOTATIONS,
  type Branch,
  type Site,
  typesOf,
  type Union,
  type View,
  valuesOf,
  viewOf,
} from "@numbers-api/openapi/schema-view";
import { shown } from "../model/json.ts";
import { match } from "./clauses.ts";
import type { SchemaPair } from "./pair.ts";

/** Finds the branches that belong together: of one component, equal, of one name, and at last those that differ least. */
export function matchBranches(pair: SchemaPair, before: Union, after: Union) {
  const rules = [
    { keyOf: ({ view }: Branch) => view.components[0] },
    // Comparing branches that differ would compare everything that they refer to.
    {
      keyOf: ({ view }: Branch) => [...factsOf(view)].sort().join(),
      isSame: (from: Branch, to: Branch) => pair.areEqual(from.site, to.site),
    },
    { keyOf: identityOf },
    { keyOf: titleOf },
    { keyOf: ({ view }: Branch) => [...typesOf(view)].sort().join(), isSame: belongTogether },
  ];
  return match(before.branches, after.branches, rules, likeliest);
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

/** Keywords that the types, values and members of a view include. */
const STRUCTURAL: ReadonlySet<string> = new Set([...ANNOTATIONS, "type", "enum", "const", "required", "properties"]);

const FACTS = new WeakMap<View, ReadonlySet<string>>();

/** Facts about a schema and its members, of which similar schemas have many in common, and equal ones all. */
function factsOf(view: View): ReadonlySet<string> {
  const known = FACTS.get(view);
  if (known) return known;
  const own = (each: View): string[] => [...typesOf(each), ...(valuesOf(each)?.keys() ?? [])];
  const inside = (sites: readonly Site[]): string => own(viewOf(view.tree, sites)).sort().join();
  const keywords = view.parts.flatMap(({ schema }) =>
    Object.entries(schema).flatMap(([key, value]) => {
      if (STRUCTURAL.has(key)) return [];
      // A renamed component is in the text of a keyword that contains schemas.
      return [typeof value === "object" ? key : `${key} ${String(value)}`];
    }),
  );
  const members = [...view.map("properties")].flatMap(([name, sites]) => [name, `${name}: ${inside(sites)}`]);
  const variants = view.unions.flatMap(({ branches }) => branches.map(({ site }) => inside([site])));
  const facts = new Set([...keywords, ...members, ...variants, ...own(view), ...view.required().keys()]);
  FACTS.set(view, facts);
  return facts;
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

/** Name of a branch for people, if only what it requires. */
export function labelOf(branch: Branch): string {
  return nameOf(branch) ?? ([...branch.view.required().keys()].map((name) => `with ${name}`).join(", ") || "any");
}

/** Name of a branch for people. */
export function nameOf(branch: Branch): string | undefined {
  const types = [...typesOf(branch.view)];
  return identityOf(branch) ?? (types.length < 3 ? types[0] : undefined);
}
