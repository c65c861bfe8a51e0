import { describe, expect, it } from "vitest";
import type { Operation } from "../model.ts";
import { type ContractParts, renderContract } from "./contract-file.ts";
import { renderPublic } from "./public-file.ts";

const operation = (rest: Partial<Operation> = {}): Operation => ({
  ...{ id: "things_get", namespace: "things", name: "get", method: "GET", path: "/things" },
  success: { 200: { contentType: "application/json" } },
  ...rest,
});

const render = (operations: readonly Operation[], rest: Partial<ContractParts> = {}): string =>
  renderContract({
    ...{ operations, servers: ["http://127.0.0.1:4010"], security: [["key"]], hasInt64: false },
    credentialSchemes: { key: { type: "bearer" } },
    ...rest,
  });

/** Names that a module imports from the client's runtime. */
const imported = (text: string): string[] =>
  [...text.matchAll(/^import \{ (.*) \} from "\.\.?\//gm)].flatMap(([, names = ""]) => names.split(", ")).sort();

const MINIMUM = ["addBearerToken", "readJson", "refuseInput", "validationErrors"];

describe("the module that composes the client", () => {
  it("imports only the minimum for a contract without input", () => {
    expect(imported(render([operation()]))).toEqual(MINIMUM);
  });

  it.each<[string, Partial<Operation>, Partial<ContractParts>, string[]]>([
    ["parameters", { input: "optional", parameters: { query: ["q"] } }, {}, ["createInputWriter", "writeParameters"]],
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
    ["idempotency keys", { idempotencyKey: "Idempotency-Key" }, {}, ["createIdempotencyKey"]],
    ["pages", { pagination: { type: "link", items: "" } }, {}, ["addPages"]],
    ["int64", {}, { hasInt64: true }, ["INT64_RULES", "parseExactly"]],
  ])("imports the part for %s where the contract has it", (_, rest, parts, names) => {
    const without = imported(render([operation()]));
    expect(without).not.toEqual(expect.arrayContaining(names));
    expect(imported(render([operation(), operation(rest)], parts))).toEqual(expect.arrayContaining(names));
  });
});

describe("the module of exports that depend on the contract", () => {
  it("has a type for each schema", () => {
    const text = renderPublic(["NumberList", "thing-2", "2", "Thing.2"], false);
    expect(text.match(/^export type .*$/gm)).toEqual([
      'export type NumberList = components["schemas"]["NumberList"];',
      'export type Thing2 = components["schemas"]["thing-2"];',
    ]);
  });

  it("has the class of multipart parts only where the contract has such bodies", () => {
    expect(renderPublic([], true)).toContain("export { BodyPart");
    expect(renderPublic([], false)).toBe("export {};\n");
  });
});
