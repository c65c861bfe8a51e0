import { readFile, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseExactJson, writeExactJson } from "@numbers-api/openapi/exact-json";
import {
  type ApiExample,
  type ApiMediaType,
  type ApiModel,
  bodyKind,
  isJsonMediaType,
  isXmlMediaType,
  parseMediaType,
} from "@numbers-api/openapi/model";
import { isObject } from "@numbers-api/openapi/reference";
import { SchemaView } from "../requests/schema-view.ts";
import { writeXml } from "../xml/write-xml.ts";

/** Body of a response. */
export interface ResponseBody {
  /** Data, text or bytes; undefined for a response without a body. */
  readonly value: unknown;
  /** Serialized body, where it does not follow from the value and the media type. */
  readonly text?: string;
  readonly notes: readonly string[];
}

/** Reads an example of the contract as a body. A member that is only for requests is left out. */
export async function exampleBody(model: ApiModel, media: ApiMediaType, example: ApiExample): Promise<ResponseBody> {
  if (example.hasValue) {
    const { value, names } = withoutWriteOnly(example.value, SchemaView.of(model.document, media.schema));
    const notes = names.length === 0 ? [] : [`the example has members that are only for requests: ${names.join(", ")}`];
    return { value, notes, ...(example.serializedValue !== undefined && { text: example.serializedValue }) };
  }
  if (example.serializedValue !== undefined)
    return { value: example.serializedValue, text: example.serializedValue, notes: [] };
  return example.externalValue === undefined ? { value: undefined, notes: [] } : externalBody(model, media, example);
}

/** Largest external example that is read, in bytes. */
const MAX_EXTERNAL = 10 * 1024 * 1024;

/** Reads an example from a file next to the contract. */
async function externalBody(model: ApiModel, media: ApiMediaType, example: ApiExample): Promise<ResponseBody> {
  const where = example.externalValue ?? "";
  const refused = (why: string): ResponseBody => ({
    value: undefined,
    notes: [`the external example ${where} ${why}`],
  });
  if (/^[a-z][a-z0-9+.-]+:/i.test(where) && !where.startsWith("file:")) return refused("is not on this machine");
  const contract = model.locate(example.at).file;
  if (contract === "" || contract.startsWith("#")) return refused("needs a contract that was read from a file");
  try {
    const folder = await realpath(dirname(contract));
    const file = await realpath(where.startsWith("file:") ? fileURLToPath(where) : resolve(folder, decodeURI(where)));
    const path = relative(folder, file);
    if (path.startsWith("..") || isAbsolute(path)) return refused("is outside of the folder of the contract");
    const { size, isFile } = await stat(file).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile || size > MAX_EXTERNAL) return refused("is not a file of at most 10 MiB");
    const bytes = await readFile(file);
    if (isJsonMediaType(media.mediaType))
      return { value: parseExactJson(bytes.toString()), text: bytes.toString(), notes: [] };
    return { value: isTextual(media.mediaType) ? bytes.toString() : bytes, notes: [] };
  } catch (error) {
    return refused(`cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function isTextual(mediaType: string): boolean {
  return parseMediaType(mediaType)?.type === "text" || isXmlMediaType(mediaType);
}

/**
 * Serializes a body for its media type. Data becomes XML, a form, or JSON; texts are sent unchanged.
 *
 * @returns the text to send; undefined when the value is sent as JSON, text or bytes.
 */
export function writeBody(
  model: ApiModel,
  media: ApiMediaType,
  contentType: string,
  value: unknown,
): { readonly text?: string; readonly notes: readonly string[] } {
  if (value === undefined || value instanceof Uint8Array || isJsonMediaType(contentType)) return { notes: [] };
  if (isXmlMediaType(contentType) && typeof value !== "string") {
    return { text: writeXml(model.document, value, media.schema), notes: [] };
  }
  if (bodyKind(contentType) === "stream" && typeof value !== "string") {
    // A schema of a list describes all items, and any other one of them.
    const items = Array.isArray(value) && !media.itemSchema ? value : [value];
    return { text: items.map((item) => writeItem(contentType, item)).join(""), notes: [] };
  }
  if (typeof value !== "object" || value === null) return { notes: [] };
  if (parseMediaType(contentType)?.essence === "application/x-www-form-urlencoded")
    return { text: writeForm(value), notes: [] };
  return {
    text: writeExactJson(value) ?? "",
    notes: [`data is sent as JSON, because the mock cannot write ${contentType}`],
  };
}

/** Item of a stream: a server-sent event, a line, or a JSON text (RFC 7464). */
function writeItem(contentType: string, item: unknown): string {
  const json = writeExactJson(item) ?? "";
  const essence = parseMediaType(contentType)?.essence;
  if (essence?.endsWith("json-seq")) return `\u001e${json}\n`;
  if (essence !== "text/event-stream") return `${json}\n`;
  const event = isObject(item) && Object.hasOwn(item, "data") ? item : { data: item };
  return `${Object.entries(event)
    .flatMap(([field, value]) => writeField(field, value))
    .join("")}\n`;
}

/** Lines of a field of a server-sent event; none for members that events do not have. */
function writeField(field: string, value: unknown): string[] {
  if (!["event", "data", "id", "retry"].includes(field)) return [];
  const text = typeof value === "string" ? value : (writeExactJson(value) ?? "");
  return text.split(/\r\n|\r|\n/).map((line) => `${field}: ${line}\n`);
}

function writeForm(value: object): string {
  const form = new URLSearchParams();
  for (const [name, member] of Object.entries(value)) {
    for (const item of Array.isArray(member) ? member : [member]) {
      form.append(name, typeof item === "object" ? (writeExactJson(item) ?? "") : String(item));
    }
  }
  return form.toString();
}

/** Maximum depth of the search for write-only members. */
const MAX_DEPTH = 50;

function withoutWriteOnly(value: unknown, view: SchemaView, depth = 0): { value: unknown; names: string[] } {
  if (depth > MAX_DEPTH || typeof value !== "object" || value === null) return { value, names: [] };
  const names: string[] = [];
  const inner = (member: unknown, memberView: SchemaView): unknown => {
    const found = withoutWriteOnly(member, memberView, depth + 1);
    names.push(...found.names);
    return found.value;
  };
  if (Array.isArray(value)) {
    const items = value.map((item, index) => inner(item, view.item(index)));
    return { value: names.length > 0 ? items : value, names: [...new Set(names)] };
  }
  if (!isObject(value)) return { value, names };
  const members = Object.entries(value).flatMap(([name, member]) => {
    const memberView = view.property(name);
    if (memberView.keyword("writeOnly").includes(true)) {
      names.push(name);
      return [];
    }
    return [[name, inner(member, memberView)] as const];
  });
  return { value: names.length > 0 ? Object.fromEntries(members) : value, names: [...new Set(names)] };
}
