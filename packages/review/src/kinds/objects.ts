import { alters, type ChangeKind, kind, narrows, widens } from "./kind.ts";

/** Changes of the members of an object. */
export const OBJECT_KINDS = {
  "property-added": kind("minor", "minor", ({ place, member }) => `${place} may now have ${member}`),
  "property-added-required": kind("major", "minor", ({ place, member }) => `${place} now always has ${member}`),
  "property-removed": alters(({ place, member }) => `${place} no longer has ${member}`),
  "property-became-required": narrows(({ place, member }) => `${place} now always has ${member}`),
  "property-became-optional": widens(({ place, member }) => `${place} no longer always has ${member}`),
  "property-limited": narrows(
    ({ place, member }) => `${member} of ${place}, which was described already, now has to satisfy more in some cases`,
  ),
  "property-forbidden": narrows(({ place, member }) => `${place} may no longer have ${member}`),
  "property-no-longer-forbidden": widens(({ place, member }) => `${place} may now have ${member}`),
  "property-became-read-only": alters(({ member }) => `${member} may no longer be sent: it is read-only now`),
  "property-became-write-only": alters(({ place, member }) => `${place} no longer has ${member}: it is write-only now`),
  "property-no-longer-read-only": kind(
    "minor",
    "minor",
    ({ place, member }) => `${place} may now have ${member}, which was read-only`,
  ),
  "property-no-longer-read-only-required": kind(
    "major",
    "minor",
    ({ place, member }) => `${place} now has to have ${member}, which was read-only`,
  ),
  "property-no-longer-write-only": kind(
    "minor",
    "minor",
    ({ place, member }) => `${place} may now have ${member}, which was write-only`,
  ),
  "property-no-longer-write-only-required": kind(
    "minor",
    "minor",
    ({ place, member }) => `${place} now always has ${member}, which was write-only`,
  ),
  // Readers ignore members that they do not know, so an object that opens breaks no reader.
  "additional-properties-opened": kind(
    "minor",
    "minor",
    ({ it }) => `${it} may now have members that are not described`,
  ),
  "additional-properties-closed": narrows(({ it }) => `${it} no longer has members that are not described`),
  "map-closed": alters(({ it }) => `${it} no longer has the members that were described without names`),
  "unevaluated-properties-opened": kind(
    "minor",
    "minor",
    ({ it }) => `${it} may now have members that none of its parts describes`,
  ),
  "unevaluated-properties-closed": narrows(({ it }) => `${it} no longer has members that none of its parts describes`),
  "unevaluated-changed": alters(({ it }) => `other members of ${it} are left for \`unevaluatedProperties\``),
  "pattern-property-added": narrows(
    ({ it, name }) => `members of ${it} whose name matches \`${name}\` now have a schema`,
  ),
  "pattern-property-removed": widens(
    ({ it, name }) => `members of ${it} whose name matches \`${name}\` no longer have a schema`,
  ),
  "pattern-property-allowed": kind(
    "minor",
    "minor",
    ({ it, name }) => `${it} may now have members whose name matches \`${name}\``,
  ),
  "pattern-property-refused": alters(({ it, name }) => `${it} no longer has members whose name matches \`${name}\``),
  "property-names-added": narrows(({ it }) => `the names of the members of ${it} are now limited`),
  "property-names-removed": widens(({ it }) => `the names of the members of ${it} are no longer limited`),
  "dependent-required-added": narrows(({ it, name }) => `in ${it}, one member now requires another: \`${name}\``),
  "dependent-required-removed": widens(
    ({ it, name }) => `in ${it}, one member no longer requires another: \`${name}\``,
  ),
  "dependent-schema-added": narrows(({ it, name }) => `${it} now has to satisfy more when it has \`${name}\``),
  "dependent-schema-removed": widens(({ it, name }) => `${it} has to satisfy less when it has \`${name}\``),
} as const satisfies Readonly<Record<string, ChangeKind>>;

type Limit = "length" | "items" | "properties" | "contains";
type Bounded = `min-${Limit}` | `max-${Limit}` | "minimum" | "maximum";

const NAMES: Readonly<Record<Limit, string>> = {
  length: "length",
  items: "number of items",
  properties: "number of members",
  contains: "number of items that match `contains`",
};

/** Changes of limits: raising one narrows a lower and widens an upper limit, lowering it does the opposite. */
export const BOUND_KINDS = {
  ...bound("minimum", true, "least value"),
  ...bound("maximum", false, "greatest value"),
  ...bound("min-length", true, `least ${NAMES.length}`),
  ...bound("max-length", false, `greatest ${NAMES.length}`),
  ...bound("min-items", true, `least ${NAMES.items}`),
  ...bound("max-items", false, `greatest ${NAMES.items}`),
  ...bound("min-properties", true, `least ${NAMES.properties}`),
  ...bound("max-properties", false, `greatest ${NAMES.properties}`),
  ...bound("min-contains", true, `least ${NAMES.contains}`),
  ...bound("max-contains", false, `greatest ${NAMES.contains}`),
};

function bound<Name extends Bounded>(
  name: Name,
  lower: boolean,
  words: string,
): Record<`${Name}-raised` | `${Name}-lowered`, ChangeKind> {
  const message: ChangeKind["message"] = ({ it, before, after }) =>
    `the ${words} of ${it} was ${before} and is now ${after}`;
  // TypeScript does not compute the type of a computed key from a template.
  return {
    [`${name}-raised`]: lower ? narrows(message) : widens(message),
    [`${name}-lowered`]: lower ? widens(message) : narrows(message),
  } as Record<`${Name}-raised` | `${Name}-lowered`, ChangeKind>;
}
