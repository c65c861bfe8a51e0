import type { ApiSchema } from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { MockError } from "../http/mock-error.ts";
import { coerce } from "../requests/coerce.ts";
import { SchemaView } from "../requests/schema-view.ts";
import { elementName, xmlForm } from "./xml-schema.ts";

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/** Element as the mock reads it. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/**
 * Reads XML as the value that a schema describes.
 *
 * @throws {MockError} 400 when it is malformed.
 */
export function parseXml(document: object, text: string, schema: ApiSchema | undefined): unknown {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw malformed(`${valid.err.msg} (line ${valid.err.line})`);
  const [root] = read(text);
  if (!root) throw malformed("it has no element");
  return toValue(root, SchemaView.of(document, schema));
}

function read(text: string): XmlElement[] {
  try {
    return elementsOf(parser.parse(text));
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

function malformed(why: string): MockError {
  return new MockError({
    status: 400,
    code: "mock_malformed_body",
    message: `The request body is announced as XML, but it is malformed: ${why.replace(/\.$/, "")}.`,
    fix: "Send well-formed XML, or the Content-Type that the body has.",
  });
}

function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    const name = isObject(node) ? Object.keys(node).find((key) => key !== ":@") : undefined;
    if (!isObject(node) || name === undefined || name === "#text") return [];
    const inside = node[name];
    const attributes = isObject(node[":@"]) ? Object.entries(node[":@"]) : [];
    return {
      name,
      attributes: Object.fromEntries(attributes.map(([key, value]) => [key, String(value)])),
      children: elementsOf(inside),
      text: textOf(inside),
    };
  });
}

function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return "";
  return nodes.map((node: unknown) => (isObject(node) && "#text" in node ? String(node["#text"]) : "")).join("");
}

function toValue(element: XmlElement, view: SchemaView): unknown {
  const { types } = view;
  if (types.has("array")) return element.children.map((child, index) => toValue(child, view.item(index)));
  const isStructured =
    element.children.length > 0 || Object.keys(element.attributes).some((name) => !isNamespace(name));
  if (types.has("object") || (types.size === 0 && isStructured)) return toObject(element, view);
  if (types.has("null") && element.text === "") return null;
  return coerce(element.text, view, false);
}

function isNamespace(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:") || name.startsWith("xsi:");
}

function toObject({ attributes, children }: XmlElement, view: SchemaView): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  const known = new Set<string>();
  const byTag = new Map<string, XmlElement[]>();
  for (const child of children) {
    const same = byTag.get(localName(child.name));
    if (same) same.push(child);
    else byTag.set(localName(child.name), [child]);
  }
  for (const property of view.propertyNames) {
    const propertyView = view.property(property);
    const form = xmlForm(propertyView);
    const tag = localName(elementName(form, property));
    const attribute = form.isAttribute ? (attributes[elementName(form, property)] ?? attributes[tag]) : undefined;
    if (attribute !== undefined) entries.push([property, coerce(attribute, propertyView, false)]);
    if (form.isAttribute) {
      known.add(tag);
      continue;
    }
    const isList = propertyView.types.has("array");
    const listTag = isList && !form.isWrapped ? localName(xmlForm(propertyView.item(0)).name ?? tag) : tag;
    const found = byTag.get(listTag) ?? [];
    known.add(listTag);
    const [first] = found;
    if (!first) continue;
    if (isList && !form.isWrapped) {
      entries.push([property, found.map((child, index) => toValue(child, propertyView.item(index)))]);
    } else entries.push([property, toValue(first, propertyView)]);
  }
  for (const [tag, found] of byTag) {
    if (known.has(tag)) continue;
    const values = found.map((child) => toValue(child, view.property(tag)));
    entries.push([tag, values.length === 1 ? values[0] : values]);
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (!known.has(localName(name)) && !isNamespace(name))
      entries.push([name, coerce(value, view.property(name), false)]);
  }
  return Object.fromEntries(entries);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
