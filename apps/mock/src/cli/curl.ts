import { curlCommand } from "@numbers-api/http/curl";
import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";

/** `curl` command that calls an operation of a contract and works unchanged in the shells of Unix and Windows. */
export function curlFor({ operations }: Pick<ApiModel, "operations">, url: string): string {
  const operation = operations.find(
    ({ method, pathTemplate, parameters }) =>
      method === "get" && !pathTemplate.includes("{") && !parameters.some(({ required }) => required),
  );
  if (!operation) return curlCommand({ url: `${url}/__mock/health` });
  const { search, ...credentials } = credentialsFor(operation);
  return curlCommand({ url: `${url}${operation.pathTemplate}${search}`, ...credentials });
}

interface CurlCredentials {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly cookies: readonly (readonly [name: string, value: string])[];
  readonly user?: string;
  readonly search: string;
}

/** Credentials for the first alternative of an operation. */
function credentialsFor({ security }: ApiOperation): CurlCredentials {
  const [alternative] = security;
  const headers: [string, string][] = [];
  const cookies: [string, string][] = [];
  const query = new URLSearchParams();
  let user: string | undefined;
  for (const { scheme } of alternative?.schemes ?? []) {
    if (!scheme || scheme.type === "mutualTLS") continue;
    if (scheme.type === "apiKey") {
      if (scheme.in === "query") query.append(scheme.parameter, "any");
      else (scheme.in === "cookie" ? cookies : headers).push([scheme.parameter, "any"]);
    } else if (scheme.type === "http" && scheme.scheme === "basic") user = "any:any";
    else
      headers.push([
        "Authorization",
        scheme.type === "http" && scheme.scheme !== "bearer" ? `${scheme.scheme} any` : "Bearer any",
      ]);
  }
  return { headers, cookies, search: query.size > 0 ? `?${query}` : "", ...(user !== undefined && { user }) };
}
