import { accepts, allowsNull, isNever, typesOf, valuesOf } from "./acceptance.ts";
import { viewOf } from "./build-view.ts";
import type { Union, View } from "./view.ts";

/** Maximum depth of inspected members: variants usually differ near the top. */
const DEPTH = 3;

/** Checks that no value satisfies two variants of a union, as far as that can be seen. */
export function hasDisjointBranches(owner: View, { branches }: Union): boolean {
  // A discriminator selects one variant, even if others would accept the value (OpenAPI 3.1, Discriminator Object).
  if (owner.first("discriminator")) return true;
  return branches.every((one, index) =>
    branches.slice(index + 1).every((two) => areDisjoint(one.view, two.view, DEPTH)),
  );
}

/** Checks that no value satisfies a variant and one of several others. */
export function isDisjointFromAll(one: View, others: readonly View[]): boolean {
  return others.every((other) => areDisjoint(other, one, DEPTH));
}

const KNOWN = new WeakMap<View, WeakMap<View, boolean>>();

function areDisjoint(one: View, two: View, depth: number): boolean {
  const known = KNOWN.get(one) ?? new WeakMap<View, boolean>();
  KNOWN.set(one, known);
  const result = known.get(two) ?? areDisjointByValue(one, two, depth);
  known.set(two, result);
  return result;
}

function areDisjointByValue(one: View, two: View, depth: number): boolean {
  if (isNever(one) || isNever(two)) return true;
  if (allowsNull(one) && allowsNull(two)) return false;
  const types = typesOf(one).intersection(typesOf(two));
  types.delete("null");
  if (types.size === 0) return true;
  if (haveDisjointValues(one, two) || haveDisjointValues(two, one)) return true;
  const isSplit = (a: View, b: View): boolean =>
    a.unions.some(({ branches }) => branches.every((branch) => areDisjoint(branch.view, b, depth)));
  if (isSplit(one, two) || isSplit(two, one)) return true;
  const isObject = types.size === 1 && types.has("object");
  return depth > 0 && isObject && (haveDisjointMember(one, two, depth) || haveDisjointMember(two, one, depth));
}

function haveDisjointValues(one: View, two: View): boolean {
  const values = valuesOf(one);
  const others = valuesOf(two);
  if (!values) return false;
  return [...values].every(([key, { value }]) => (others ? !others.has(key) : accepts(two, value) === false));
}

/** Checks for a member that one variant requires and whose accepted values the other refuses. */
function haveDisjointMember(one: View, two: View, depth: number): boolean {
  const member = (view: View, name: string): View => viewOf(view.tree, view.member(name));
  return [...one.required().keys()].some((name) => {
    const other = member(two, name);
    return isNever(other) || (two.required().has(name) && areDisjoint(member(one, name), other, depth - 1));
  });
}
