import { describe, expect, it } from "vitest";
import type { Operation, Shape } from "../model.ts";
import { type ContractParts, renderContract } from "./contract-file.ts";
import { renderErrors } from "./errors-file.ts";
import { renderPublic } from "./public-file.ts";
import { hasEnvelope } from "./validation-file.ts";

const operation = (rest: Partial<Operation> = {}): Operation => ({
  ...{ id: "things_get", namespace: "things", name: "get", method: "GET", path: "/things" },
  success: { 200: { contentType: "application/json" } },
  ...rest,
});

const render = (operations: readonly Operation[], rest: Partial<ContractParts> = {}): string =>
  renderContract({
    ...{
      operations,
      servers: ["http://127.0.0.1:4010"],
      security: [["key"]],
      hasInt64: false,
      hasErrorEnvelope: false,
    },
    credentialSchemes: { key: { type: "bearer" } },
    ...rest,
  });

/** Names that a module imports from the client's runtime. */
const imported = (text: string): string[] =>
  [...text.matchAll(/^import \{ (.*) \} from "\.\.?\//gm)].flatMap(([, names = ""]) => names.split(", ")).sort();

const MINIMUM = ["addBearerToken", "readJson", "resolveBearerToken", "statusErrors", "validationErrors"];

describe("the module that composes the client", () => {
  it("imports only the minimum for a contract without input", () => {
    expect(imported(render([operation()]))).toEqual(MINIMUM);
  });

  it.each<[string, Partial<Operation>, Partial<ContractParts>, string[]]>([
    ["parameters", { input: "optional", parameters: { query: ["q"] } }, {}, ["createInputWriter"]],
    ["JSON bodies", { input: "required", requestBody: { contentType: "application/json" } }, {}, ["writeJson"]],
    ["text bodies", { input: "required", requestBody: { contentType: "text/csv" } }, {}, ["writeText"]],
    ["files", { input: "required", requestBody: { contentType: "multipart/form-data" } }, {}, ["writeMultipart"]],
    ["images", { input: "required", requestBody: { contentType: "image/*" } }, {}, ["writeBinary"]],
    ["any body", { input: "required", requestBody: { contentType: "*/*" } }, {}, ["writeJson", "writeUrlencoded"]],
    [
      "another scheme",
      {},
      { credentialSchemes: { key: { type: "basic" } } },
      ["AUTH_RULES", "addAnyCredentials", "resolveAuth"],
    ],
    ["an operation's own security", { security: [["key"]] }, {}, ["addAnyCredentials"]],
    ["combined schemes", {}, { security: [["key", "other"]] }, ["addAnyCredentials"]],
    ["no credentials", { anonymous: true }, { security: [] }, ["optionalCredentials"]],
    ["credentials that are optional", {}, { security: [["key"], []] }, ["optionalCredentials"]],
    [
      "client certificates",
      {},
      { security: [["tls"]], credentialSchemes: { tls: { type: "mutualTLS" } } },
      ["optionalCredentials"],
    ],
    ["an operation's own server", { servers: ["/v2"] }, {}, ["SERVER_RULES", "serverSupport"]],
    ["several servers", {}, { servers: ["/a", "/b"] }, ["serverSupport"]],
    ["streams", { success: { 200: { contentType: "text/event-stream" } } }, {}, ["readStream"]],
    ["texts", { success: { 200: { contentType: "text/plain" } } }, {}, ["RESPONSE_RULES", "readAnyBody"]],
    ["ranges", { success: { 200: { contentType: "application/*" } } }, {}, ["RESPONSE_RULES", "readAnyBody"]],
    [
      "several media types",
      { success: { 200: { contentType: "application/json", otherContentTypes: ["application/hal+json"] } } },
      {},
      ["RESPONSE_RULES", "readAnyBody"],
    ],
    ["idempotency keys", { idempotencyKey: "Idempotency-Key" }, {}, ["addIdempotencyKey"]],
    ["pages", { pagination: { type: "link", items: "" } }, {}, ["addPages"]],
    ["redirects alone", { success: {}, errors: { 302: {} } }, {}, ["keepRedirects"]],
    ["error envelopes", {}, { hasErrorEnvelope: true }, ["readEnvelope"]],
    ["int64", {}, { hasInt64: true }, ["INT64_RULES", "parserOf"]],
  ])("imports the part for %s where the contract has it", (_, rest, parts, names) => {
    const without = imported(render([operation()]));
    expect(without).not.toEqual(expect.arrayContaining(names));
    expect(imported(render([operation(), operation(rest)], parts))).toEqual(expect.arrayContaining(names));
  });
});

describe("the module of exports that depend on the contract", () => {
  it("has a type for each schema", () => {
    const text = renderPublic(["NumberList", "thing-2", "2", "Thing.2"], [], false);
    expect(text.match(/^export type .*$/gm)).toEqual([
      'export type NumberList = components["schemas"]["NumberList"];',
      'export type Thing2 = components["schemas"]["thing-2"];',
    ]);
  });

  it("names a schema apart that is named like an export of the client", () => {
    expect(renderPublic(["Result"], [], false)).toContain(
      'export type ResultSchema = components["schemas"]["Result"];',
    );
  });

  it("has the class of multipart parts only where the contract has such bodies", () => {
    expect(renderPublic([], [], true)).toContain("export { BodyPart");
    expect(renderPublic([], [], false)).toBe("export {};\n");
  });

  it("has the error classes, which win over schemas of the same name", () => {
    const text = renderPublic(["ConflictError", "Conflict"], ["ConflictError"], false);
    expect(text).toContain('export { ConflictError } from "./errors.ts";');
    expect(text.match(/^export type \w+/gm)).toEqual(["export type Conflict"]);
  });
});

describe("the module of error classes", () => {
  it("has a class for each documented status that HTTP names", () => {
    const summary = "Failed.";
    const text = renderErrors([
      operation({ errors: { 409: { summary }, 500: { summary }, "4XX": { summary } } }),
      operation({ errors: { 404: { summary }, 409: { summary }, 499: { summary }, default: { summary } } }),
    ]);
    expect(
      [...text.matchAll(/^export class (\w+) extends StatusError<(\d+),/gm)].map(([, name, status]) => [status, name]),
    ).toEqual([
      ["404", "NotFoundError"],
      ["409", "ConflictError"],
      ["500", "InternalServerError"],
    ]);
  });

  it("is empty for a contract without errors", () => {
    expect(renderErrors([operation()])).not.toMatch(/class|import/);
  });
});

describe("an error envelope", () => {
  const shapes = {
    ErrorEnvelope: { trackingId: "string", error: "#Details" },
    Details: { code: "string", message: "string" },
  } as const;

  it("is one that has the members that the client reads", () => {
    expect(hasEnvelope(shapes)).toBe(true);
    expect(hasEnvelope({ ErrorEnvelope: { trackingId: "string", error: { code: "string", message: "string" } } })).toBe(
      true,
    );
  });

  it.each<[string, Readonly<Record<string, Shape>>]>([
    ["no envelope", {}],
    ["no details", { ErrorEnvelope: { trackingId: "string" } }],
    ["numeric codes", { ...shapes, Details: { code: "number", message: "string" } }],
    ["a list", { ErrorEnvelope: ["#Details"], Details: shapes.Details }],
    ["a string", { ErrorEnvelope: "string" }],
  ])("is not one of a contract with %s", (_, other) => {
    expect(hasEnvelope(other)).toBe(false);
  });
});
