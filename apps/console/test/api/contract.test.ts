// Facts that consumers of the contract rely on. They change only on purpose.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { document } from "@numbers-api/contract/document";
import { dereference, isObject } from "@numbers-api/openapi/reference";
import { describe, expect, it } from "vitest";

const file = fileURLToPath(import.meta.resolve("@numbers-api/spec/openapi.yaml"));

/** The value at a path of the document, references followed. */
function at(...path: string[]): Readonly<Record<string, unknown>> {
  const value = path.reduce<unknown>((node, key) => {
    const target = dereference(document, node);
    return isObject(target) ? target[key] : undefined;
  }, document);
  const target = dereference(document, value);
  return isObject(target) ? target : {};
}
const responses = ["paths", "/numbers/list", "get", "responses"];
const json = ["content", "application/json"];

describe("the contract", () => {
  it("lists numbers without parameters, with a bearer key", () => {
    expect(at("paths", "/numbers/list", "get")).toMatchObject({ operationId: "numbers_list" });
    expect(at("paths", "/numbers/list", "get")).not.toHaveProperty("parameters");
    expect(at("components", "securitySchemes", "apiKey")).toMatchObject({ type: "http", scheme: "bearer" });
  });

  it("documents six statuses, two of them without a body", () => {
    const bodies = Object.keys(at(...responses)).map((status) => [status, "content" in at(...responses, status)]);
    expect(bodies).toEqual([
      ["200", true],
      ["400", true],
      ["401", false],
      ["402", true],
      ["500", false],
      ["502", true],
    ]);
  });

  it.each([
    ["200", ["dedicated-numbers", "shared-number-only", "full-account"]],
    ["400", ["invalid-input"]],
    ["402", ["usage-limit-exceeded"]],
    ["502", ["provider-telnyx", "provider-ses"]],
  ])("names the examples of %s", (status, names) => {
    expect(Object.keys(at(...responses, status, ...json, "examples"))).toEqual(names);
  });

  it("requires exactly what a consumer relies on", () => {
    const required = Object.entries(at("components", "schemas")).map(([name, schema]) => [
      name,
      isObject(schema) ? schema["required"] : undefined,
    ]);
    // Other operations may have schemas of their own.
    expect(Object.fromEntries(required)).toMatchObject({
      NumberList: ["numbers", "sharedNumber"],
      DedicatedNumber: ["phoneNumber", "createdAt"],
      PhoneNumber: undefined,
      ErrorEnvelope: ["trackingId", "error"],
      ErrorDetails: ["code", "message"],
    });
  });

  it("shows an account as large as the largest plan allows, every number once", () => {
    const { numbers } = at(...responses, "200", ...json, "examples", "full-account", "value");
    const list = Array.isArray(numbers) ? numbers : [];
    expect(list).toHaveLength(49);
    expect(new Set(list.map(({ phoneNumber }: { phoneNumber: string }) => phoneNumber)).size).toBe(49);
  });

  it.each(["NumberList", "DedicatedNumber", "ErrorEnvelope", "ErrorDetails"])(
    "lets %s grow: it has no enum and is not closed",
    (name) => {
      const schema = JSON.stringify(at("components", "schemas", name));
      expect(schema).toContain("properties");
      expect(schema).not.toMatch(/"(enum|const|additionalProperties|unevaluatedProperties)":/);
    },
  );

  it("shows only phone numbers that are reserved for fiction, so that nobody is ever called", async () => {
    const fictional =
      /^\+(1(?!555)[2-9]\d{2}55501\d\d|18005550199|442079460\d{3}|4930231(25)\d{3}|46701740(60[5-9]|6[1-9]\d))$/;
    const shown = (await readFile(file, "utf8")).match(/"\+\d+"/g)?.map((quoted) => quoted.slice(1, -1)) ?? [];
    expect(shown.length).toBeGreaterThan(50);
    expect(shown.filter((number) => !fictional.test(number))).toEqual([]);
  });

  it("names no public host", () => {
    expect(document["servers"]).toEqual([expect.objectContaining({ url: "http://127.0.0.1:4010" })]);
  });
});
