import type { SecurityScheme } from "@numbers-api/openapi/model";
import type { Node } from "../model/graph.ts";
import { memberOf, type Site } from "../model/site.ts";
import { type Comparison, compareEntries, note } from "./comparison.ts";
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
    const member = (scheme: SecurityScheme, key: string): string | undefined => {
      const value: unknown = Object.entries(scheme).find(([each]) => each === key)?.[1];
      return typeof value === "string" ? value : undefined;
    };
    for (const [keyword, key] of Object.entries(IDENTITY)) {
      const [before, after] = [member(from, key), member(to, key)];
      // The name of a header is the same in either case.
      const isHeader = key === "parameter" && member(from, "in") === "header";
      if (before === after || (isHeader && before?.toLowerCase() === after?.toLowerCase())) continue;
      const places = [memberOf(from, keyword), memberOf(to, keyword)] as const;
      note(whole, "security-scheme-changed", ...places, { name, before, after });
    }
    const [before = "any", after = "any"] = [member(from, "bearerFormat"), member(to, "bearerFormat")];
    if (before !== after) note(whole, "security-bearer-format-changed", from, to, { name, before, after });
    compareFlows(base.get(base.site(from), "flows"), head.get(head.site(to), "flows"), name);
  }

  function compareFlows(from: Site | undefined, to: Site | undefined, name: string): void {
    compareEntries(
      new Map(base.entries(from)),
      new Map(head.entries(to)),
      (before, after) => compareFlow(name, before, after),
      (site, flow) => note(whole, "security-flow-removed", site, to, { name, before: flow }),
      (site, flow) => note(whole, "security-flow-added", from, site, { name, after: flow }),
    );
  }

  function compareFlow(name: string, from: Site, to: Site): void {
    for (const keyword of ["authorizationUrl", "tokenUrl", "refreshUrl"]) {
      const [was, is] = [base.child(from, keyword), head.child(to, keyword)];
      const values = { name, before: was?.value, after: is?.value };
      if (was?.value !== is?.value) note(whole, "security-flow-changed", was ?? from, is ?? to, values);
    }
    const [was, is] = [memberOf(from, "scopes"), memberOf(to, "scopes")];
    compareEntries(
      new Map(base.entries(base.child(from, "scopes"))),
      new Map(head.entries(head.child(to, "scopes"))),
      () => {},
      (_, scope) => note(whole, "security-scope-removed", was, is, { name, before: scope }),
      (_, scope) => note(whole, "security-scope-added", was, is, { name, after: scope }),
    );
  }
}
