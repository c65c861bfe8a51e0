// Tests of packages for an older Node import this, too; the set methods are there where the tests run.
/// <reference lib="es2025" />
export { accepts, allowsNull, declaredTypes, isMultiple, isNever, typesOf, valuesOf } from "./acceptance.ts";
export { viewOf } from "./build-view.ts";
export { canonical } from "./canonical.ts";
export { areDisjoint, isExact } from "./disjoint.ts";
export {
  BOUNDS,
  type Bound,
  type BoundKind,
  boundOf,
  impliedBound,
  maxItemsOf,
  multipleOfAll,
  tightness,
} from "./limits.ts";
export { ANNOTATIONS, passesAll } from "./no-op-keywords.ts";
export { componentName, type Located, memberPlace, type Site, Tree, treeOf } from "./tree.ts";
export type { Branch, Union, View } from "./view.ts";
