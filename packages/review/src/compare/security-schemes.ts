import type { SecurityScheme } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import type { Node } from "../model/graph.ts";
import type { Site } from "../model/site.ts";
import { type Comparison, note } from "./comparison.ts";
import { pairSchemes } from "./security.ts";

/** Members that identify a scheme, besides the flows of OAuth, and their names in the model. */
const IDENTITY = { type: "type", in: "in", name: "parameter", scheme: "scheme", openIdConnectUrl: "url" } as const;

/** Compares the credentials themselves, once for all operations that require them. */
export function compareSecuritySchemes(comparison: Comparison, whole: Node): void {
  const { base, head } = comparison;
  const names = pairSchemes(comparison);
  for (const [name, from] of base.model.securitySchemes) {
    // Removing one breaks the consumers that use it.
    const to = head.model.securitySchemes.get(names.get(name) ?? name);
    if (to) compareScheme(from, to, name);
  }

  function compareScheme(from: SecurityScheme, to: SecurityScheme, name: string): void {
    const [site, other] = [base.site(from), head.site(to)];
    const member = (scheme: SecurityScheme, key: string): string | undefined => {
      const value: unknown = Object.entries(scheme).find(([each]) => each === key)?.[1];
      return typeof value === "string" ? value : undefined;
    };
    for (const [keyword, key] of Object.entries(IDENTITY)) {
      const [before, after] = [member(from, key), member(to, key)];
      // The name of a header is the same in either case.
      const isHeader = key === "parameter" && member(from, "in") === "header";
      if (before === after || (isHeader && before?.toLowerCase() === after?.toLowerCase())) continue;
      const at = [base.child(site, keyword) ?? site, head.child(other, keyword) ?? other] as const;
      note(whole, "security-scheme-changed", ...at, { name, before, after });
    }
    const [before = "any", after = "any"] = [member(from, "bearerFormat"), member(to, "bearerFormat")];
    if (before !== after) note(whole, "security-bearer-format-changed", site, other, { name, before, after });
    compareFlows(base.get(site, "flows"), head.get(other, "flows"), name);
  }

  function compareFlows(from: Site | undefined, to: Site | undefined, name: string): void {
    const [before, after] = [new Map(base.entries(from)), new Map(head.entries(to))];
    for (const [flow, site] of before) {
      const other = after.get(flow);
      if (other) compareFlow(name, site, other);
      else note(whole, "security-flow-removed", site, to, { name, before: flow });
    }
    for (const [flow, site] of after)
      if (!before.has(flow)) note(whole, "security-flow-added", from, site, { name, after: flow });
  }

  function compareFlow(name: string, from: Site, to: Site): void {
    for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const [was, is] = [base.child(from, keyword), head.child(to, keyword)];
      const values = { name, before: was?.value, after: is?.value };
      if (was?.value !== is?.value) note(whole, "security-flow-changed", was ?? from, is ?? to, values);
    }
    const scopes = (site: Site | undefined): string[] => Object.keys(isObject(site?.value) ? site.value : {});
    const [was, is] = [base.child(from, "scopes"), head.child(to, "scopes")];
    const [before, after] = [scopes(was), scopes(is)];
    for (const scope of before)
      if (!after.includes(scope)) note(whole, "security-scope-removed", was, is ?? to, { name, before: scope });
    for (const scope of after)
      if (!before.includes(scope)) note(whole, "security-scope-added", was ?? from, is, { name, after: scope });
  }
}
