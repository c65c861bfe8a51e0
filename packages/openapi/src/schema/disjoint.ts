import { accepts, allowsNull, isNever, typesOf, valuesOf } from "./acceptance.ts";
import { viewOf } from "./build-view.ts";
import type { Union, View } from "./view.ts";

/** Maximum depth of inspected members: variants usually differ near the top. */
const DEPTH = 3;

/** Checks that a value of one variant satisfies the union: no other variant makes `oneOf` refuse it. */
export function isExact(owner: View, { keyword, branches }: Union): boolean {
  // A discriminator selects one variant, even if others would accept the value (OpenAPI 3.1, Discriminator Object).
  if (keyword === "anyOf" || owner.first("discriminator")) return true;
  return branches.every(({ view }, index) => branches.slice(index + 1).every((other) => areDisjoint(view, other.view)));
}

const KNOWN = new WeakMap<View, WeakMap<View, boolean>>();

/** Checks that no value satisfies two schemas, as far as that can be seen. */
export function areDisjoint(one: View, two: View, depth = DEPTH): boolean {
  const known = KNOWN.get(one) ?? new WeakMap<View, boolean>();
  KNOWN.set(one, known);
  const result = known.get(two);
  if (result !== undefined) return result;
  // A schema can be a variant of itself, which makes it disjoint from nothing.
  known.set(two, false);
  const found = areDisjointByValue(one, two, depth);
  known.set(two, found);
  return found;
}

function areDisjointByValue(one: View, two: View, depth: number): boolean {
  if (isNever(one) || isNever(two)) return true;
  if (allowsNull(one) && allowsNull(two)) return false;
  const types = typesOf(one)
    .intersection(typesOf(two))
    .difference(new Set(["null"]));
  if (types.size === 0) return true;
  const isObject = depth > 0 && types.size === 1 && types.has("object");
  const isApart = (a: View, b: View): boolean =>
    haveDisjointValues(a, b) ||
    a.unions.some(({ branches }) => branches.every(({ view }) => areDisjoint(view, b, depth))) ||
    (isObject && haveDisjointMember(a, b, depth));
  return isApart(one, two) || isApart(two, one);
}

function haveDisjointValues(one: View, two: View): boolean {
  const [values, others] = [valuesOf(one), valuesOf(two)];
  if (!values) return false;
  return [...values].every(([key, { value }]) => (others ? !others.has(key) : accepts(two, value) === false));
}

/** Checks for a member that one schema requires and whose accepted values the other refuses. */
function haveDisjointMember(one: View, two: View, depth: number): boolean {
  const member = (view: View, name: string): View => viewOf(view.tree, view.member(name));
  return [...one.required().keys()].some((name) => {
    const other = member(two, name);
    return isNever(other) || (two.required().has(name) && areDisjoint(member(one, name), other, depth - 1));
  });
}
