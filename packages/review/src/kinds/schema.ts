import { alters, type ChangeKind, kind, narrows, widens } from "./kind.ts";

/** Changes of a schema. */
export const SCHEMA_KINDS = {
  "schema-added": narrows(({ it }) => `${it} now has a schema, where anything was valid`),
  "schema-removed": widens(({ it }) => `${it} no longer has a schema, so anything is valid`),
  "schema-forbidden": narrows(({ it }) => `${it} is no longer allowed`),
  "schema-withdrawn": alters(({ it }) => `${it} no longer has a value`),
  "schema-allowed": widens(({ it }) => `${it} is now allowed`),

  "type-changed": alters(({ it, before, after }) => `${it} was ${before} and is now ${after}`),
  "type-narrowed": narrows(({ it, before, after }) => `${it} was ${before} and is now only ${after}`),
  "type-widened": widens(({ it, before, after }) => `${it} was ${before} and may now be ${after}`),
  "null-allowed": widens(({ it }) => `${it} may now be null`),
  "null-forbidden": narrows(({ it }) => `${it} may no longer be null`),

  "const-changed": alters(({ it, before, after }) => `${it} was always ${before} and is now always ${after}`),
  "enum-added": narrows(({ it, after }) => `${it} is now one of a closed list, ${after}`),
  "enum-removed": widens(({ it, before }) => `${it} is no longer one of a closed list, which was ${before}`),
  "enum-value-added": widens(({ it, after }) => `${it} may now be ${after}`),
  // Code that compares with the value no longer compiles, or waits for it forever.
  "enum-value-removed": alters(({ it, before }) => `${it} is no longer ${before}`),
  "extensible-enum-value-added": kind(
    "minor",
    "minor",
    ({ it, after }) => `${it} may now be ${after}, in an open list`,
  ),
  "extensible-enum-value-removed": alters(({ it, before }) => `${it} is no longer ${before}, in an open list`),

  "pattern-added": narrows(({ it, after }) => `${it} now has to match ${after}`),
  "pattern-removed": widens(({ it, before }) => `${it} no longer matches ${before}`),
  "pattern-changed": alters(({ it, before, after }) => `${it} matched ${before} and now matches ${after}`),
  "format-added": narrows(({ it, after }) => `${it} now has the format ${after}`),
  "format-removed": widens(({ it, before }) => `${it} no longer has the format ${before}`),
  "format-changed": alters(({ it, before, after }) => `${it} had the format ${before} and now has ${after}`),
  "format-widened": widens(({ it, before, after }) => `${it} had the format ${before} and now has the wider ${after}`),
  "format-narrowed": narrows(
    ({ it, before, after }) => `${it} had the format ${before} and now has the narrower ${after}`,
  ),
  "content-encoding-added": narrows(({ it, after }) => `${it} is now encoded as ${after}`),
  "content-encoding-removed": widens(({ it, before }) => `${it} is no longer encoded as ${before}`),
  "content-encoding-changed": alters(
    ({ it, before, after }) => `${it} was encoded as ${before} and now is as ${after}`,
  ),
  "content-media-type-added": narrows(({ it, after }) => `${it} now holds ${after}`),
  "content-media-type-removed": widens(({ it, before }) => `${it} no longer has to hold ${before}`),
  "content-media-type-changed": alters(({ it, before, after }) => `${it} held ${before} and now holds ${after}`),
  "content-schema-added": narrows(({ it }) => `the content that ${it} encodes now has a schema`),
  "content-schema-removed": widens(({ it }) => `the content that ${it} encodes no longer has a schema`),

  "multiple-of-narrowed": narrows(
    ({ it, before, after }) => `${it} now has to be a multiple of ${after} (was: ${before})`,
  ),
  "multiple-of-widened": widens(({ it, before, after }) => `${it} now is a multiple of ${after} only (was: ${before})`),
  "multiple-of-changed": alters(
    ({ it, before, after }) => `${it} was a multiple of ${before} and now is one of ${after}`,
  ),
  "unique-items-added": narrows(({ it }) => `${it} no longer repeats an item`),
  "unique-items-removed": widens(({ it }) => `${it} may now repeat an item`),

  // Tuples are read by position, so that another length is another tuple.
  "prefix-item-added": alters(({ it, name }) => `item ${name} of ${it} now has a meaning of its own`),
  "prefix-item-removed": alters(({ it, name }) => `item ${name} of ${it} no longer has a meaning of its own`),
  "contains-added": narrows(({ it }) => `${it} must now contain an item that matches \`contains\``),
  "contains-removed": widens(({ it }) => `${it} no longer has to contain an item that matches \`contains\``),
  // Counted from below and from above, neither more nor fewer lists pass.
  "contains-changed": alters(({ it }) => `${it} counts other items by \`contains\``),

  "variant-added": widens(({ it, name }) => `${it} may now be another variant, \`${name}\``),
  "variant-removed": narrows(({ it, name }) => `${it} is no longer the variant \`${name}\``),
  "union-added": narrows(({ it }) => `${it} now has to be one of several variants as well`),
  "union-removed": widens(({ it }) => `${it} no longer has to be one of several variants`),
  // A value may satisfy two variants now, and then it is refused.
  "wrapped-in-one-of": alters(({ it }) => `${it} is now exactly one of several variants`),
  "union-changed": alters(
    ({ it }) => `${it} is one of several variants on one side only, and none of them is what it is on the other`,
  ),
  "wrapped-in-any-of": widens(({ it }) => `${it} is now one of several variants`),
  unwrapped: narrows(({ it }) => `${it} was one of several variants and is now a single one`),
  "one-of-became-any-of": widens(({ it }) => `${it} may now be several of its variants at once`),
  "any-of-became-one-of": narrows(({ it }) => `${it} may now be only one of its variants at once`),

  "overlapping-variants-changed": alters(
    ({ it }) => `a value may satisfy several variants of ${it}, which refuses such values, and the variants changed`,
  ),
  "not-changed": alters(({ it }) => `${it} excludes other values than before`),
  "not-added": narrows(({ it }) => `${it} now excludes some values`),
  "not-removed": widens(({ it }) => `${it} no longer excludes some values`),
  "condition-added": narrows(({ it }) => `${it} now depends on a condition`),
  "condition-removed": widens(({ it }) => `${it} no longer depends on a condition`),
  "condition-changed": alters(({ it }) => `${it} depends on another condition`),
  "then-added": narrows(({ it }) => `${it} must now satisfy more when its condition holds`),
  "then-removed": widens(({ it }) => `${it} has to satisfy less when its condition holds`),
  "else-added": narrows(({ it }) => `${it} must now satisfy more when its condition does not hold`),
  "else-removed": widens(({ it }) => `${it} has to satisfy less when its condition does not hold`),

  // A request without the value now means something else; in a response, a default is an annotation.
  "default-added": kind("major", "patch", ({ it, after }) => `${it}, left out, now means ${after}`),
  "default-removed": kind("major", "patch", ({ it, before }) => `${it}, left out, no longer means ${before}`),
  "default-changed": kind(
    "major",
    "patch",
    ({ it, before, after }) => `${it}, left out, meant ${before} and now means ${after}`,
  ),
  "discriminator-added": kind(
    "patch",
    "patch",
    ({ it }) => `the variants of ${it} are now told apart by a named member`,
  ),
  "discriminator-removed": alters(({ it }) => `the variants of ${it} are no longer told apart by a named member`),
  "discriminator-property-changed": alters(
    ({ it, before, after }) => `the variants of ${it} were told apart by ${before} and now are by ${after}`,
  ),
  "discriminator-value-changed": alters(
    ({ it, before, after }) => `${before} named a variant of ${it}, which now is named ${after}`,
  ),
  "discriminator-mapping-added": kind("minor", "minor", ({ it, name }) => `\`${name}\` now names a variant of ${it}`),
  "discriminator-mapping-removed": alters(({ it, name }) => `\`${name}\` no longer names a variant of ${it}`),
  "discriminator-mapping-changed": alters(({ it, name }) => `\`${name}\` now names another variant of ${it}`),
  "xml-changed": alters(({ it }) => `${it} is written otherwise in XML`),
  "unresolved-reference-changed": alters(
    ({ it }) => `${it} refers to something outside the document that is not what it was`,
  ),
} as const satisfies Readonly<Record<string, ChangeKind>>;
