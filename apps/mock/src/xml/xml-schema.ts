import { isObject } from "@numbers-api/openapi/reference";
import type { SchemaView } from "../requests/schema-view.ts";

/** XML form of a value (OpenAPI, XML Object). */
export interface XmlForm {
  /** Name with its prefix; absent when the schema does not set a name. */
  readonly name?: string;
  readonly isAttribute: boolean;
  readonly isWrapped: boolean;
  /** Attribute that declares the namespace, and its value. */
  readonly namespace?: readonly [attribute: string, uri: string];
  readonly prefix: string;
}

/** XML form that a schema describes. */
export function xmlForm(view: SchemaView): XmlForm {
  const xml = view.keyword("xml").find(isObject) ?? {};
  const prefix = typeof xml["prefix"] === "string" && xml["prefix"] !== "" ? `${xml["prefix"]}:` : "";
  const name = xml["name"];
  const uri = xml["namespace"];
  return {
    ...(typeof name === "string" && { name }),
    isAttribute: xml["attribute"] === true || xml["nodeType"] === "attribute",
    isWrapped: xml["wrapped"] === true || (view.types.has("array") && xml["nodeType"] === "element"),
    ...(typeof uri === "string" && {
      namespace: [prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`, uri] as const,
    }),
    prefix,
  };
}

/** Name of the element or attribute of a property. */
export function elementName({ name, prefix }: XmlForm, property: string): string {
  return prefix + (name ?? property);
}
