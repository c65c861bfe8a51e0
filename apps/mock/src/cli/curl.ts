import { dereference, isObject } from "@numbers-api/openapi/reference";
import { documentedOperations, pathItem } from "../contract/documented.ts";

/** A command that works as it stands, in the shells of Unix and of Windows alike: it calls an operation of a contract. */
export function curlFor(document: object, url: string): string {
  const operation = documentedOperations(document).find(
    ({ method, path }) => method === "GET" && !path.includes("{") && !needsMore(document, path),
  );
  if (!operation) return `curl ${url}/__mock/health`;
  const secured =
    members(document, pathItem(document, operation.path)["get"])["security"] ?? Reflect.get(document, "security");
  return ["curl", ...credentials(document, secured), url + operation.path].join(" ");
}

/** Whether a call needs parameters. */
function needsMore(document: object, path: string): boolean {
  const item = pathItem(document, path);
  const all = [item["parameters"], members(document, item["get"])["parameters"]].filter(Array.isArray).flat();
  return all.some((parameter) => members(document, parameter)["required"] === true);
}

/** What curl sends for the first way in which a contract lets a client in. */
function credentials(document: object, secured: unknown): string[] {
  const [first]: unknown[] = Array.isArray(secured) ? secured : [];
  const schemes = members(document, members(document, Reflect.get(document, "components"))["securitySchemes"]);
  return Object.keys(isObject(first) ? first : {}).flatMap((name) => {
    const scheme = members(document, schemes[name]);
    if (scheme["type"] === "apiKey") return apiKey(String(scheme["in"]), String(scheme["name"]));
    return String(scheme["scheme"]).toLowerCase() === "basic" ? ["-u any:any"] : ['-H "Authorization: Bearer any"'];
  });
}

function apiKey(place: string, name: string): string[] {
  if (place === "header") return [`-H "${name}: any"`];
  return place === "cookie" ? [`-b "${name}=any"`] : [`-G -d ${name}=any`];
}

function members(document: object, value: unknown): Readonly<Record<string, unknown>> {
  const target = dereference(document, value);
  return isObject(target) ? target : {};
}
