import { alters, type Kind, kind, narrows, widens } from "./kind.ts";

/** What may change in the parts that operations share, and in the document as a whole. */
export const DOCUMENT_KINDS = {
  // A webhook brings the credentials along: more of them hurt nobody, and whoever checks for them misses them.
  "security-required": kind("major", "minor", ({ after }) => `a call now needs credentials: ${after}`),
  "security-removed": narrows(({ before }) => `${before} no longer gives access`),
  "security-scope-required": kind(
    "major",
    "minor",
    ({ before, after }) => `access asked for ${before} and now asks for ${after}`,
  ),
  "security-added": widens(({ after }) => `${after} now gives access, too`),
  "security-lifted": widens(() => "a call no longer needs credentials"),
  "security-scheme-changed": alters(
    ({ name, before, after }) => `the credentials of \`${name}\` changed: ${before} became ${after}`,
  ),
  "security-bearer-format-changed": kind(
    "patch",
    "patch",
    ({ name, before, after }) => `the form of the token of \`${name}\` was ${before} and is now ${after}`,
  ),
  "security-flow-added": kind(
    "minor",
    "minor",
    ({ name, after }) => `\`${name}\` can now also be had by the flow ${after}`,
  ),
  "security-flow-removed": alters(({ name, before }) => `\`${name}\` can no longer be had by the flow ${before}`),
  "security-flow-changed": alters(
    ({ name, before, after }) => `an address of a flow of \`${name}\` was ${before} and is now ${after}`,
  ),
  "security-scope-added": kind("minor", "minor", ({ name, after }) => `\`${name}\` now has the scope ${after}`),
  "security-scope-removed": alters(({ name, before }) => `\`${name}\` no longer has the scope ${before}`),

  "server-added": kind("minor", "minor", ({ after }) => `the server ${after} is new`),
  "server-removed": alters(({ before }) => `the server ${before} is gone`),
  "server-variable-changed": alters(
    ({ name, before, after }) => `the variable \`${name}\` of a server was ${before} and is now ${after}`,
  ),
  "server-variable-value-added": kind(
    "minor",
    "minor",
    ({ name, after }) => `the variable \`${name}\` of a server may now be ${after}`,
  ),

  // The wire does not know names of types; code that uses one is compiled, and breaks there if it does.
  "component-renamed": kind("none", "none", ({ before, after }) => `the type ${before} is now called ${after}`),
  "component-removed": kind("none", "none", ({ before }) => `the type ${before} no longer has a name of its own`),

  "dialect-changed": kind(
    "patch",
    "patch",
    ({ before, after }) => `the schemas were written in ${before} and now are in ${after}`,
  ),
  "scenario-added": kind("none", "none", ({ place, name }) => `${place} has a new example, \`${name}\``),
  "scenario-changed": kind("none", "none", ({ place, name }) => `${place} has other values in the example \`${name}\``),
  "scenario-removed": kind("patch", "patch", ({ place, name }) => `${place} no longer has the example \`${name}\``),

  "compile-break": alters(({ name, after }) => `${name} no longer compiles against the generated types: ${after}`),
} as const satisfies Readonly<Record<string, Kind>>;
