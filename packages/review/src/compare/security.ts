import type { ApiOperation, SecurityScheme } from "@numbers-api/openapi/model";
import type { Direction } from "@numbers-api/openapi/validation";
import type { Node } from "../model/graph.ts";
import { canonical, listed } from "../model/json.ts";
import { type Located, memberOf, type Site } from "../model/site.ts";
import { type Comparison, compareNamed, listSite, nodeFor, note } from "./comparison.ts";

/** Schemes that are needed together, each with its scopes; none: no credentials. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Compares the credentials that an operation requires. */
export function compareSecurity(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const names = pairSchemes(comparison);
  const before = alternativesOf(base, node.direction, (name) => names.get(name) ?? name);
  const after = alternativesOf(head, node.direction, (name) => name);
  const sites = [siteOf(base, before), siteOf(head, after)] as const;
  const child = nodeFor(comparison, "security", node.direction, [sites[0]], [sites[1]], (made) =>
    compareAlternatives(made, before, after, ...sites),
  );
  node.add(child, { place: "the access" });
}

function alternativesOf(
  { security }: ApiOperation,
  direction: Direction,
  rename: (name: string) => string,
): Alternative[] {
  // The document's global `security` concerns its callers, so a webhook has to declare its own.
  const own = security.filter(({ at }) => direction === "request" || at[0] !== "security");
  const list = own.map(({ schemes }) => new Map(schemes.map(({ name, scopes }) => [rename(name), new Set(scopes)])));
  return list.length > 0 ? list : [new Map()];
}

function siteOf(operation: ApiOperation, alternatives: readonly Alternative[]): Site {
  const value = alternatives.map((each) => [...each].map(([name, scopes]) => [name, [...scopes].sort()]).sort());
  return listSite(operation.security, value.sort(), operation);
}

/** Credentials of one alternative satisfy another if every scheme and scope is among them. */
function satisfies(held: Alternative, asked: Alternative): boolean {
  return [...asked].every(([name, scopes]) => held.has(name) && scopes.isSubsetOf(held.get(name) ?? new Set()));
}

function compareAlternatives(
  node: Node,
  before: readonly Alternative[],
  after: readonly Alternative[],
  base: Located,
  head: Located,
): void {
  for (const held of before) {
    if (after.some((asked) => satisfies(held, asked))) continue;
    const scoped = after.find((asked) => [...asked.keys()].every((name) => held.has(name)));
    if (held.size === 0)
      note(node, "security-required", base, head, { after: { words: listed(after.map(shownAlternative), "or") } });
    else if (scoped) {
      const words = { before: { words: shownAlternative(held) }, after: { words: shownAlternative(scoped) } };
      note(node, "security-scope-required", base, head, words);
    } else note(node, "security-removed", base, head, { before: { words: shownAlternative(held) } });
  }
  for (const asked of after) {
    if (before.some((held) => satisfies(asked, held))) continue;
    if (asked.size === 0) note(node, "security-lifted", base, head);
    else note(node, "security-added", base, head, { after: { words: shownAlternative(asked) } });
  }
}

function shownAlternative(alternative: Alternative): string {
  const words = [...alternative].map(
    ([name, scopes]) => `\`${name}\`${scopes.size > 0 ? ` with ${listed([...scopes])}` : ""}`,
  );
  return listed(words) || "no credentials";
}

const PAIRED = new WeakMap<Comparison, ReadonlyMap<string, string>>();

/** Names of the head for schemes of the base: the same scheme may have another name. */
function pairSchemes(comparison: Comparison): ReadonlyMap<string, string> {
  const known = PAIRED.get(comparison);
  if (known) return known;
  const after = comparison.head.model.securitySchemes;
  const names = new Map<string, string>();
  for (const [name, scheme] of comparison.base.model.securitySchemes) {
    const own = after.get(name);
    const isKept = own && own.type === scheme.type && (own.type === "oauth2" || effect(own) === effect(scheme));
    const [other] = isKept ? [] : ([...after].find(([, candidate]) => effect(candidate) === effect(scheme)) ?? []);
    names.set(name, other ?? name);
  }
  PAIRED.set(comparison, names);
  return names;
}

/** Equal text for schemes that require the same credential. */
function effect({ at, name, description, extensions, ...rest }: SecurityScheme): string {
  // The name of a header is the same in either case.
  const isHeader = rest.type === "apiKey" && rest.in === "header";
  return canonical({ ...rest, bearerFormat: undefined, ...(isHeader && { parameter: rest.parameter.toLowerCase() }) });
}

/** Members that identify a scheme, besides the flows of OAuth, and their names in the model. */
const IDENTITY = { type: "type", in: "in", name: "parameter", scheme: "scheme", openIdConnectUrl: "url" } as const;

/** Compares the credentials themselves, once for all operations that require them. */
export function compareSecuritySchemes(comparison: Comparison, whole: Node): void {
  const names = pairSchemes(comparison);
  for (const [name, from] of comparison.base.model.securitySchemes) {
    // Removing one breaks the consumers that use it.
    const to = comparison.head.model.securitySchemes.get(names.get(name) ?? name);
    if (to) compareScheme(comparison, whole, from, to, name);
  }
}

function compareScheme(
  { base, head }: Comparison,
  whole: Node,
  from: SecurityScheme,
  to: SecurityScheme,
  name: string,
): void {
  const [was, is]: readonly Readonly<Record<string, unknown>>[] = [{ ...from }, { ...to }];
  for (const [keyword, key] of Object.entries(IDENTITY)) {
    const [before, after] = [was?.[key], is?.[key]];
    // The name of a header is the same in either case.
    const isHeader = key === "parameter" && was?.["in"] === "header";
    if (before === after || (isHeader && String(before).toLowerCase() === String(after).toLowerCase())) continue;
    const places = [memberOf(from, keyword), memberOf(to, keyword)] as const;
    note(whole, "security-scheme-changed", ...places, { name, before, after });
  }
  const [before, after] = [was, is].map((scheme) => scheme?.["bearerFormat"] ?? "any");
  if (before !== after) note(whole, "security-bearer-format-changed", from, to, { name, before, after });
  const tell = (key: string, side: "before" | "after") => ({ name, [side]: key });
  const maps = (own: Site | undefined, other: Site | undefined) =>
    [new Map(base.entries(own)), new Map(head.entries(other))] as const;
  const [flows, newFlows] = [base.get(base.site(from), "flows"), head.get(head.site(to), "flows")];
  compareNamed(
    whole,
    "security-flow",
    maps(flows, newFlows),
    [flows, newFlows],
    (flow, newFlow) => {
      for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
        const [url, newUrl] = [base.child(flow, keyword), head.child(newFlow, keyword)];
        const values = { name, before: url?.value, after: newUrl?.value };
        if (url?.value !== newUrl?.value) note(whole, "security-flow-changed", url ?? flow, newUrl ?? newFlow, values);
      }
      const owners = [memberOf(flow, "scopes"), memberOf(newFlow, "scopes")] as const;
      const scopes = maps(base.child(flow, "scopes"), head.child(newFlow, "scopes"));
      compareNamed(whole, "security-scope", scopes, owners, () => {}, tell);
    },
    tell,
  );
}
