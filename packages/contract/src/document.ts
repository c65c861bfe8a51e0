import json from "#generated/openapi.json" with { type: "json" };

/** The whole contract as one OpenAPI document, in which every reference begins with `#/`. */
export const document: Readonly<Record<string, unknown>> = json;
