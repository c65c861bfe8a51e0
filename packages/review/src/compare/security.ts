import type { ApiModel, ApiOperation, SecurityScheme } from "@numbers-api/openapi/model";
import { canonical, type Located, memberPlace, type Site } from "@numbers-api/openapi/schema-view";
import type { Direction } from "@numbers-api/openapi/validation";
import type { KindId } from "../kinds/kinds.ts";
import type { Node } from "../model/graph.ts";
import { listed } from "../model/json.ts";
import { type Comparison, compareNamed, listSite, nodeFor, note } from "./comparison.ts";

/** Schemes that are needed together, each with its scopes; none: no credentials. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

export function compareSecurity(comparison: Comparison, node: Node, base: ApiOperation, head: ApiOperation): void {
  const [before, after] = [
    alternativesOf(base, node.direction, comparison.schemes),
    alternativesOf(head, node.direction),
  ];
  const [from, to] = [siteOf(base, before), siteOf(head, after)];
  const child = nodeFor(comparison, "security", node.direction, [from], [to], (made) =>
    compareAlternatives(made, before, after, from, to),
  );
  node.add(child, { place: "the access" });
}

function alternativesOf(
  { security }: ApiOperation,
  direction: Direction,
  names: ReadonlyMap<string, string> = new Map(),
): Alternative[] {
  // The document's global `security` concerns its callers, so a webhook has to declare its own.
  const own = security.filter(({ at }) => direction === "request" || at[0] !== "security");
  const list = own.map(
    ({ schemes }) => new Map(schemes.map(({ name, scopes }) => [names.get(name) ?? name, new Set(scopes)])),
  );
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
    const words = { words: shownAlternative(held) };
    const scoped = after.find((asked) => [...asked.keys()].every((name) => held.has(name)));
    if (held.size === 0)
      note(node, "security-required", base, head, { after: { words: listed(after.map(shownAlternative), "or") } });
    else if (scoped)
      note(node, "security-scope-required", base, head, { before: words, after: { words: shownAlternative(scoped) } });
    else note(node, "security-removed", base, head, { before: words });
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

/** Names of the head for schemes of the base: the same scheme may have another name. */
export function pairSchemes(base: ApiModel, head: ApiModel): Map<string, string> {
  const [before, after] = [base.securitySchemes, head.securitySchemes];
  const kept = [...before].filter(([name, scheme]) => {
    const own = after.get(name);
    return own?.type === scheme.type && (own.type === "oauth2" || effect(own) === effect(scheme));
  });
  const names = new Map(kept.map(([name]) => [name, name]));
  const free = new Map([...after].filter(([name]) => !names.has(name)));
  for (const [name, scheme] of before) {
    if (names.has(name)) continue;
    // Two schemes of the same kind may be for different people, so each has its own successor.
    const [other = name] = [...free].find(([, each]) => effect(each) === effect(scheme)) ?? [];
    names.set(name, other);
    free.delete(other);
  }
  return names;
}

function isNeeded({ operations }: ApiModel, name: string): boolean {
  return operations.some(({ security }) => security.some(({ schemes }) => schemes.some((each) => each.name === name)));
}

/** Equal text for schemes that require the same credential. */
function effect({ at, name, description, extensions, ...rest }: SecurityScheme): string {
  // The name of a header is the same in either case.
  const isHeader = rest.type === "apiKey" && rest.in === "header";
  return canonical({ ...rest, bearerFormat: undefined, ...(isHeader && { parameter: rest.parameter.toLowerCase() }) });
}

/** Members that identify a scheme, besides the flows of OAuth. */
const IDENTITY = ["type", "in", "name", "scheme", "openIdConnectUrl"];

/** Compares the credentials themselves, once for all operations that require them. */
export function compareSecuritySchemes({ base, head, schemes }: Comparison, whole: Node): void {
  for (const [name, from] of base.model.securitySchemes) {
    const to = head.model.securitySchemes.get(schemes.get(name) ?? name);
    if (to) compareScheme(from, to, name);
    // Removing one breaks the consumers that use it, which is told of their operations.
    else if (isNeeded(head.model, name)) note(whole, "security-scheme-removed", from, undefined, { name });
  }

  function compareScheme(from: SecurityScheme, to: SecurityScheme, name: string): void {
    const compareMembers = (kind: KindId, keys: readonly string[], own: Site, other: Site, none?: string): void => {
      for (const key of keys) {
        const [before = none, after = none] = [base.child(own, key)?.value, head.child(other, key)?.value];
        // The names of headers and of HTTP schemes are the same in either case.
        const isLoose = key === "scheme" || (key === "name" && from.type === "apiKey" && from.in === "header");
        const isSame = isLoose ? String(before).toLowerCase() === String(after).toLowerCase() : before === after;
        if (!isSame) note(whole, kind, memberPlace(own, key), memberPlace(other, key), { name, before, after });
      }
    };
    const maps = (own: Site | undefined, other: Site | undefined) =>
      [new Map(base.entries(own)), new Map(head.entries(other))] as const;
    const tell = (key: string, side: "before" | "after") => ({ name, [side]: key });
    const [own, other] = [base.site(from), head.site(to)];
    compareMembers("security-scheme-changed", IDENTITY, own, other);
    compareMembers("security-bearer-format-changed", ["bearerFormat"], own, other, "any");
    const [flows, newFlows] = [base.get(own, "flows"), head.get(other, "flows")];
    const compareFlow = (flow: Site, newFlow: Site): void => {
      compareMembers("security-flow-changed", ["authorizationUrl", "tokenUrl", "refreshUrl"], flow, newFlow);
      const owners = [memberPlace(flow, "scopes"), memberPlace(newFlow, "scopes")] as const;
      const scopes = maps(base.child(flow, "scopes"), head.child(newFlow, "scopes"));
      compareNamed(whole, "security-scope", scopes, owners, () => {}, tell);
    };
    compareNamed(whole, "security-flow", maps(flows, newFlows), [flows, newFlows], compareFlow, tell);
  }
}
