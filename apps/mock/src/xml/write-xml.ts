import { writeExactJson } from "@numbers-api/openapi/exact-json";
import type { ApiSchema } from "@numbers-api/openapi/model";
import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import { XMLBuilder } from "fast-xml-parser";
import { SchemaView } from "../requests/schema-view.ts";
import { elementName, xmlForm } from "./xml-schema.ts";

/** Node of the library's ordered form. */
type XmlNode = Record<string, unknown>;

/** Root element of a value whose schema names none. */
const DEFAULT_ROOT = "root";

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressEmptyNode: true,
  format: false,
});

/** Writes a value as XML, by the `xml` objects of its schema. */
export function writeXml(document: object, value: unknown, schema: ApiSchema | undefined): string {
  const view = SchemaView.of(document, schema);
  const root = rootName(view, schema);
  const nodes = Array.isArray(value) ? [listElement(value, view, root, root)] : toElements(value, view, root, true);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(nodes)}`;
}

/** Name of the root element: that of the schema, or the name of the component that it is. */
export function rootName(view: SchemaView, schema: ApiSchema | undefined): string {
  const form = xmlForm(view);
  const component = referenceOf(schema?.schema)?.split("/").at(-1);
  return safeName(elementName(form, component ?? DEFAULT_ROOT));
}

/** Elements of a property: one, or for a list that is not wrapped one for each item. */
function toElements(value: unknown, view: SchemaView, name: string, isRoot = false): XmlNode[] {
  const form = xmlForm(view);
  if (Array.isArray(value)) {
    if (form.isWrapped) return [listElement(value, view, elementName(form, name), form.name ?? name)];
    return value.flatMap((item, index) => {
      const itemView = view.item(index);
      return toElements(item, itemView, itemName(itemView, form.name ?? name));
    });
  }
  const tag = isRoot ? name : safeName(elementName(form, name));
  if (isObject(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    const attributes = form.namespace ? { [`@${form.namespace[0]}`]: form.namespace[1] } : {};
    const children: XmlNode[] = [];
    for (const [property, member] of members) {
      const memberView = view.property(property);
      const memberForm = xmlForm(memberView);
      if (memberForm.isAttribute)
        Object.assign(attributes, { [`@${safeName(elementName(memberForm, property))}`]: text(member) });
      else children.push(...toElements(member, memberView, property));
    }
    return [node(tag, children, attributes)];
  }
  return [node(tag, value === null || value === undefined ? [] : [{ "#text": text(value) }], namespaceOf(form))];
}

function listElement(items: readonly unknown[], view: SchemaView, tag: string, itemFallback: string): XmlNode {
  const children = items.flatMap((item, index) => {
    const itemView = view.item(index);
    return toElements(item, itemView, itemName(itemView, itemFallback));
  });
  return node(safeName(tag), children, namespaceOf(xmlForm(view)));
}

/** Name of the elements of a list without their prefix, which is added to it. */
function itemName(view: SchemaView, fallback: string): string {
  return xmlForm(view).name ?? fallback;
}

function namespaceOf({ namespace }: ReturnType<typeof xmlForm>): XmlNode {
  return namespace ? { [`@${namespace[0]}`]: namespace[1] } : {};
}

function node(tag: string, children: readonly XmlNode[], attributes: XmlNode): XmlNode {
  return { [tag]: children, ...(Object.keys(attributes).length > 0 && { ":@": attributes }) };
}

function text(value: unknown): string {
  const written = typeof value === "string" ? value : (writeExactJson(value) ?? "");
  // XML 1.0 cannot represent these characters.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it removes control characters.
  return written.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** Name of an element. Invalid characters become underscores. */
function safeName(name: string): string {
  const clean = name.replace(/[^\p{L}\p{N}_.:-]/gu, "_");
  return /^[\p{L}_]/u.test(clean) ? clean : `_${clean}`;
}
