import type { ApiModel, SecurityAlternative, SecurityScheme } from "@numbers-api/openapi/model";
import type { CredentialAlternative, CredentialScheme } from "../model.ts";
import { isToken, type Problems } from "./problems.ts";

/** Security of a contract as a client can act on it. */
export interface ApiCredentials {
  /** Schemes that a client can use, by name. */
  readonly schemes: Readonly<Record<string, CredentialScheme>>;
  /** Alternatives of the document, which apply to operations without their own. */
  readonly alternatives: readonly CredentialAlternative[];
}

export function describeCredentials(model: ApiModel): ApiCredentials {
  const schemes = [...model.securitySchemes].flatMap(([name, scheme]) => {
    const usable = toCredentialScheme(scheme);
    return usable ? [[name, usable] as const] : [];
  });
  return { schemes: Object.fromEntries(schemes), alternatives: alternativesOf(model.security) ?? [] };
}

/**
 * Alternatives that a client supports, anonymous access last, because it is always possible; undefined when the operation
 * has alternatives and the client supports none of them.
 */
export function alternativesOf(security: readonly SecurityAlternative[]): CredentialAlternative[] | undefined {
  const usable = security.filter(({ schemes }) => schemes.every(({ scheme }) => scheme && toCredentialScheme(scheme)));
  if (usable.length === 0 && security.length > 0) return undefined;
  const names = usable.map(({ schemes }) => schemes.map(({ name }) => name));
  return names.toSorted((one, other) => Number(one.length === 0) - Number(other.length === 0));
}

/** Reports keys in headers and cookies of a name that HTTP does not allow there (RFC 9110, section 5.6.2). */
export function checkSchemes({ securitySchemes }: ApiModel, problems: Problems): void {
  for (const [name, scheme] of securitySchemes) {
    if (scheme.type !== "apiKey" || scheme.in === "query" || isToken(scheme.parameter)) continue;
    const said = `the security scheme ${name} has the ${scheme.in} ${JSON.stringify(scheme.parameter)}`;
    problems.add(scheme.at, `${said}, a name that HTTP does not allow`, "Use letters, digits and hyphens.");
  }
}

/** Tokens of OAuth and OpenID Connect are sent as bearer tokens (RFC 6750). */
function toCredentialScheme(scheme: SecurityScheme): CredentialScheme | undefined {
  if (scheme.type === "apiKey") return { type: "apiKey", in: scheme.in, name: scheme.parameter };
  if (scheme.type === "mutualTLS") return { type: "mutualTLS" };
  if (scheme.type !== "http") return { type: "bearer" };
  return scheme.scheme === "basic" || scheme.scheme === "bearer" ? { type: scheme.scheme } : undefined;
}
