// Checks answers against the contract, independently of the server's own code: only the contract and ajv.
import { document } from "@numbers-api/contract/document";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { RawAnswer } from "./raw.ts";

/** Statuses of requests outside of the contract's operations, all with the error envelope. */
const OUTSIDE = [400, 404, 405, 408, 413, 417, 431, 503];
const ENVELOPE = "#/components/schemas/ErrorEnvelope";
const LIST = "#/paths/~1numbers~1list/get/responses";

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

interface DocumentedResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS, whose default export the compiler sees as a namespace.
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, "contract");
const validators = new Map<string, ValidateFunction>();

/** Returns everything about an answer that the contract does not allow. */
export function judge({ status, headers, body }: RawAnswer): readonly string[] {
  const problems: string[] = [];
  if (!/^trk_[0-9A-HJKMNP-TV-Z]{26}$/.test(headers.get("x-tracking-id") ?? "")) problems.push("no tracking id");
  if (headers.get("cache-control") !== "no-store") problems.push("can be stored");
  if (headers.get("x-content-type-options") !== "nosniff") problems.push("can be sniffed");
  if (/(\n|\\n)\s+at |node_modules|file:\/\/|Error:/.test(body)) problems.push("has a stack trace");
  if (status === 405 && !headers.get("allow")) problems.push("405 without Allow");
  if (status === 401 && headers.get("www-authenticate") !== "Bearer") problems.push("401 without WWW-Authenticate");
  if (status === 503 && !headers.get("retry-after")) problems.push("503 without Retry-After");
  const schema = schemaOf(status);
  if (schema === undefined) return [...problems, `status ${status} is not documented`];
  return [...problems, ...(schema === null ? judgeNoBody(headers, body) : judgeBody(schema, headers, body))];
}

function judgeNoBody(headers: Headers, body: string): readonly string[] {
  return body === "" && !headers.has("content-type") ? [] : ["has a body"];
}

function judgeBody(schema: string, headers: Headers, body: string): readonly string[] {
  if (headers.get("content-type") !== "application/json") return [`is ${headers.get("content-type")}`];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return ["is not JSON"];
  }
  const validate = validators.get(schema) ?? ajv.compile({ $ref: `contract${schema}` });
  validators.set(schema, validate);
  const problems = validate(value) ? [] : [ajv.errorsText(validate.errors)];
  const { trackingId } = Object(value);
  if (trackingId !== undefined && trackingId !== headers.get("x-tracking-id")) problems.push("has two tracking ids");
  return [...problems, ...undeclared({ $ref: schema }, value, "")];
}

/** Pointer to the schema of a status; null without a body, undefined for a status that is not allowed. */
function schemaOf(status: number): string | null | undefined {
  const responses = valueAt(LIST) as Readonly<Record<string, DocumentedResponse>>;
  const documented = responses[String(status)];
  if (!documented) return OUTSIDE.includes(status) ? ENVELOPE : undefined;
  const { content } = documented.$ref ? (valueAt(documented.$ref) as DocumentedResponse) : documented;
  if (!content) return null;
  const [media] = Object.values(content);
  return media?.schema.$ref;
}

/** Members that no schema declares: readers keep them, but this server must not send any. */
function undeclared(schema: Schema, value: unknown, path: string): readonly string[] {
  const { properties = {}, items } = schema.$ref ? (valueAt(schema.$ref) as Schema) : schema;
  if (Array.isArray(value)) return items ? value.flatMap((item) => undeclared(items, item, `${path}[]`)) : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const declared = properties[name];
    return declared ? undeclared(declared, member, `${path}.${name}`) : [`${path}.${name} is not declared`];
  });
}

function valueAt(pointer: string): unknown {
  return pointer
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, key) => Object(value)[key], document);
}
