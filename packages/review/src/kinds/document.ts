import { alters, type ChangeKind, kind, narrows, widens } from "./kind.ts";

/** Changes of the parts that operations share, and of the document as a whole. */
export const DOCUMENT_KINDS = {
  // A webhook sends its credentials: more of them do no harm, and a receiver that checks them misses fewer.
  "security-required": kind("major", "minor", ({ after }) => `calls now need credentials: ${after}`),
  "security-removed": narrows(({ before }) => `${before} no longer gives access`),
  "security-scope-required": kind(
    "major",
    "minor",
    ({ before, after }) => `access needed ${before} and now needs ${after}`,
  ),
  "security-added": widens(({ after }) => `${after} now gives access as well`),
  "security-lifted": widens(() => "calls no longer need credentials"),
  "security-scheme-changed": alters(
    ({ name, before, after }) => `the credentials \`${name}\` changed from ${before} to ${after}`,
  ),
  "security-bearer-format-changed": kind(
    "patch",
    "patch",
    ({ name, before, after }) => `the token format of \`${name}\` changed from ${before} to ${after}`,
  ),
  "security-flow-added": kind("minor", "minor", ({ name, after }) => `\`${name}\` now has the flow ${after}`),
  "security-flow-removed": alters(({ name, before }) => `\`${name}\` no longer has the flow ${before}`),
  "security-flow-changed": alters(
    ({ name, before, after }) => `a URL of a flow of \`${name}\` changed from ${before} to ${after}`,
  ),
  "security-scope-added": kind("minor", "minor", ({ name, after }) => `\`${name}\` now has the scope ${after}`),
  "security-scope-removed": alters(({ name, before }) => `\`${name}\` no longer has the scope ${before}`),

  "server-added": kind("minor", "minor", ({ after }) => `the server ${after} is new`),
  "server-removed": alters(({ before }) => `the server ${before} was removed`),
  "server-variable-changed": alters(
    ({ name, before, after }) => `the server variable \`${name}\` changed from ${before} to ${after}`,
  ),
  "server-variable-value-added": kind(
    "minor",
    "minor",
    ({ name, after }) => `the server variable \`${name}\` may now be ${after}`,
  ),

  // Names of types are not sent; code that uses one is compiled, and breaks there.
  "component-renamed": kind("none", "none", ({ before, after }) => `the type ${before} is now called ${after}`),
  "component-removed": kind("none", "none", ({ before }) => `the type ${before} no longer has a name of its own`),

  "dialect-changed": kind(
    "patch",
    "patch",
    ({ before, after }) => `the schema dialect changed from ${before} to ${after}`,
  ),
  "scenario-added": kind("none", "none", ({ place, name }) => `${place} has a new example, \`${name}\``),
  "scenario-changed": kind("none", "none", ({ place, name }) => `${place} has other values in the example \`${name}\``),
  "scenario-removed": kind("patch", "patch", ({ place, name }) => `${place} no longer has the example \`${name}\``),

  "compile-break": alters(({ name, after }) => `${name} no longer compiles against the generated types: ${after}`),
} as const satisfies Readonly<Record<string, ChangeKind>>;
