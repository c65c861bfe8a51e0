import type { Cursor } from "./cursor.ts";
import type { JsonObject, RequiredScheme, SchemeBase, SecurityAlternative, SecurityScheme } from "./model.ts";

/** Security schemes of `components`; one whose type or place is unknown is left out. */
export function readSecuritySchemes(root: Cursor): Map<string, SecurityScheme> {
  const schemes = root.child("components")?.members("securitySchemes") ?? [];
  return new Map(
    schemes.flatMap(([name, cursor]) => {
      const scheme = readScheme(name, cursor);
      return scheme ? [[name, scheme] as const] : [];
    }),
  );
}

function readScheme(name: string, cursor: Cursor): SecurityScheme | undefined {
  const base: SchemeBase = { at: cursor.at, extensions: cursor.extensions(), name, ...cursor.notes("description") };
  const type = cursor.text("type");
  if (type === "apiKey") {
    const place = cursor.text("in");
    if (place !== "header" && place !== "query" && place !== "cookie") return undefined;
    return { ...base, type, in: place, parameter: cursor.text("name") ?? "" };
  }
  if (type === "http") {
    const bearerFormat = cursor.text("bearerFormat");
    const scheme = (cursor.text("scheme") ?? "").toLowerCase();
    return { ...base, type, scheme, ...(bearerFormat !== undefined && { bearerFormat }) };
  }
  if (type === "oauth2") return { ...base, type, flows: cursor.child("flows")?.value ?? {} };
  if (type === "openIdConnect") return { ...base, type, url: cursor.text("openIdConnectUrl") ?? "" };
  return type === "mutualTLS" ? { ...base, type } : undefined;
}

/** Security alternatives of an operation, or else of the document. */
export function readSecurity(
  operation: Cursor,
  root: Cursor,
  schemes: ReadonlyMap<string, SecurityScheme>,
): SecurityAlternative[] {
  const owner = Array.isArray(operation.get("security")) ? operation : root;
  return owner.items("security").map(({ at, value }) => ({
    at,
    schemes: Object.keys(value).map((name) => readRequired(name, value, schemes)),
  }));
}

function readRequired(
  name: string,
  alternative: JsonObject,
  schemes: ReadonlyMap<string, SecurityScheme>,
): RequiredScheme {
  const scheme = schemes.get(name);
  const scopes = alternative[name];
  return { name, ...(scheme && { scheme }), scopes: Array.isArray(scopes) ? scopes.map(String) : [] };
}
