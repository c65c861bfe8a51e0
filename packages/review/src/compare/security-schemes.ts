import { isObject } from "@numbers-api/openapi/reference";
import type { Node } from "../model/graph.ts";
import type { Site, Tree } from "../model/site.ts";
import { type Comparison, note } from "./comparison.ts";

/** What tells one scheme from another, besides the flows of OAuth. */
const IDENTITY = ["type", "in", "name", "scheme", "openIdConnectUrl"];

/** Compares the credentials themselves, once for all operations that ask for them. */
export function compareSecuritySchemes({ base, head }: Comparison, whole: Node): void {
  const schemes = (tree: Tree): Map<string, Site> => {
    const components = tree.get(tree.root, "components");
    return new Map(tree.entries(components && tree.get(components, "securitySchemes")));
  };
  const after = schemes(head);
  for (const [name, from] of schemes(base)) {
    // One that is gone is missed where it gave access.
    const to = after.get(name);
    if (to) compareScheme(name, from, to);
  }

  function compareScheme(name: string, from: Site, to: Site): void {
    for (const keyword of IDENTITY) {
      const [before, now] = [dataOf(from)[keyword], dataOf(to)[keyword]];
      // The names of HTTP schemes and of headers are the same in either case.
      if (String(before).toLowerCase() === String(now).toLowerCase()) continue;
      note(whole, "security-scheme-changed", base.child(from, keyword) ?? from, head.child(to, keyword) ?? to, {
        name,
        before,
        after: now,
      });
    }
    const [before, now] = [dataOf(from)["bearerFormat"], dataOf(to)["bearerFormat"]];
    if (before !== now)
      note(whole, "security-bearer-format-changed", from, to, { name, before: before ?? "any", after: now ?? "any" });
    compareFlows(name, from, to);
  }

  function compareFlows(name: string, from: Site, to: Site): void {
    const flows = (tree: Tree, site: Site): Map<string, Site> => new Map(tree.entries(tree.get(site, "flows")));
    const [before, now] = [flows(base, from), flows(head, to)];
    for (const [flow, site] of before) {
      const other = now.get(flow);
      if (other) compareFlow(name, site, other);
      else note(whole, "security-flow-removed", site, to, { name, before: flow });
    }
    for (const [flow, site] of now)
      if (!before.has(flow)) note(whole, "security-flow-added", from, site, { name, after: flow });
  }

  function compareFlow(name: string, from: Site, to: Site): void {
    for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const [before, now] = [dataOf(from)[keyword], dataOf(to)[keyword]];
      if (before !== now)
        note(whole, "security-flow-changed", base.child(from, keyword) ?? from, head.child(to, keyword) ?? to, {
          name,
          before,
          after: now,
        });
    }
    const scopes = (site: Site): string[] =>
      Object.keys(isObject(dataOf(site)["scopes"]) ? (dataOf(site)["scopes"] ?? {}) : {});
    const [before, now] = [scopes(from), scopes(to)];
    for (const scope of before)
      if (!now.includes(scope))
        note(whole, "security-scope-removed", base.child(from, "scopes"), to, { name, before: scope });
    for (const scope of now)
      if (!before.includes(scope))
        note(whole, "security-scope-added", from, head.child(to, "scopes"), { name, after: scope });
  }
}

function dataOf({ value }: Site): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
