import { isObject } from "@numbers-api/openapi/reference";

/** Members of an OpenAPI document or of a schema whose own members have names that the author chose. */
const MAPS = new Set([
  ...["$defs", "callbacks", "content", "definitions", "dependentSchemas", "encoding", "examples", "headers", "links"],
  ...["parameters", "pathItems", "paths", "patternProperties", "properties", "requestBodies", "responses", "schemas"],
  ...["securitySchemes", "variables", "webhooks"],
]);

/** Members that hold data of the author's. A `$ref` in there is a word like any other. */
const DATA = new Set(["const", "default", "enum", "example", "value"]);

/** Who is told of what is found in a document. */
export interface Visitor {
  readonly onReference?: (reference: string) => void;
  readonly onData?: (data: unknown) => void;
}

/** Goes through a part of a document, as far as it is written out there, and tells references from data. */
export function visit(node: unknown, visitor: Visitor, isMap: boolean = false): void {
  if (Array.isArray(node)) for (const item of node) visit(item, visitor);
  if (!isObject(node)) return;
  for (const [key, member] of Object.entries(node)) {
    if (isMap) visit(member, visitor);
    else if (key === "$ref" && typeof member === "string") visitor.onReference?.(member);
    else if (DATA.has(key) || (key === "examples" && Array.isArray(member))) visitor.onData?.(member);
    else visit(member, visitor, MAPS.has(key));
  }
}

/** Stands for `$ref` where that is a word, while somebody reads a document who knows no difference. */
const HIDDEN = "\0$ref";

/** Hides each `$ref` that is a word in the data of a document. */
export function hideInData(document: object): void {
  visit(document, { onData: (data) => rename(data, "$ref", HIDDEN) });
}

/** Undoes the hiding in a value. */
export function unhide(value: unknown): void {
  rename(value, HIDDEN, "$ref");
}

function rename(value: unknown, from: string, to: string): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    rename(member, from, to);
    if (key !== from) continue;
    Reflect.deleteProperty(value, from);
    Reflect.set(value, to, member);
  }
}
