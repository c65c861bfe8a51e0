// The rules together guard a contract: one edit of the fixture contract that breaks a rule gives one problem, of that
// rule.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { rules as general } from "../src/general/rules.ts";
import { GENERAL, OWN } from "../src/index.ts";
import { rules as own } from "../src/numbers/rules.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const fixture = fileURLToPath(import.meta.resolve("@numbers-api/openapi/fixture.yaml"));
const contract = readFileSync(fixture, "utf8");
const settings = parse(readFileSync(path("redocly.yaml"), "utf8"));
/** Settings of the repository with all rules, also those about numbers. */
const config = await createConfig({
  ...settings,
  extends: ["recommended-strict", GENERAL.preset, OWN.preset],
  plugins: [GENERAL.plugin, OWN.plugin].map(path),
});

async function lint(source: string): Promise<string[]> {
  const problems = await lintFromString({ source, absoluteRef: fixture, config });
  return problems.map(({ ruleId }) => ruleId);
}

const schemas = ["components", "schemas"];
const examples = ["components", "examples"];
const operation = ["paths", "/numbers/list", "get"];
const json = ["content", "application/json"];
const LIST = { numbers: [], sharedNumber: "+18005550199" };
const CODES = ["invalid_input", "usage_limit_exceeded", "provider_error"];
const reference = (name: string): object => ({ $ref: `#/components/examples/${name}` });

/** Edit that breaks a rule: its path in the contract and the new value, or undefined to remove the old one. */
type Break = readonly [rule: string, path: readonly (string | number)[], value?: unknown];

const BREAKS: readonly Break[] = [
  ["description-says-more", [...schemas, "DedicatedNumber", "description"], "The dedicated number."],
  ["description-sentence", [...schemas, "ErrorEnvelope", "description"], "The body of every error that has one"],
  ["error-envelope", ["components", "responses", "BadGateway", ...json, "schema"], { type: "object" }],
  ["example-name-kebab-case", [...operation, "responses", "200", ...json, "examples", "NoLabel"], { value: LIST }],
  [
    "example-name-unique",
    ["components", "responses", "PaymentRequired", ...json, "examples"],
    { "invalid-input": reference("UsageLimitExceeded") },
  ],
  ["fictional-phone-numbers", [...examples, "DedicatedNumbers", "value", "sharedNumber"], "+18005550123"],
  ["no-closed-enum-in-response", [...schemas, "ErrorDetails", "properties", "code", "enum"], CODES],
  ["no-external-value", [...examples, "SharedNumberOnly"], { externalValue: "shared-number-only.json" }],
  ["no-live-secret", [...examples, "InvalidInput", "value", "error", "fix"], "Send Bearer q7Xr2LmZ9vTb4KwN8sYd once."],
  ["operation-id-resource-action", [...operation, "operationId"], "listNumbers"],
  ["phone-number-schema", [...schemas, "NumberList", "properties", "sharedNumber"], { type: "string" }],
  ["response-examples", [...operation, "responses", "200", "content", "text/csv"], { schema: { type: "string" } }],
  ["timestamp-format", [...schemas, "DedicatedNumber", "properties", "createdAt", "format"]],
];

/** Rules of Redocly that have a remedy of ours. */
const PRESET_BREAKS: readonly Break[] = [
  ["operation-description", [...operation, "description"]],
  ["operation-operationId", [...operation, "operationId"]],
  ["operation-summary", [...operation, "summary"]],
  ["operation-tag-defined", [...operation, "tags"]],
];

describe("the contract", () => {
  it("passes", async () => {
    expect(await lint(contract)).toEqual([]);
  });

  const cases: readonly Break[] = [
    ...BREAKS.map(([rule, path, value]): Break => [`${rule in own ? "numbers" : "contract"}/${rule}`, path, value]),
    ...PRESET_BREAKS,
  ];
  it.for(cases)("breaks %s, and no other rule, with one edit", async ([rule, path, value]) => {
    const document = parseDocument(contract);
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, value);
    expect(await lint(document.toString())).toEqual([rule]);
  });

  it("is broken once for every rule", () => {
    expect(BREAKS.map(([rule]) => rule)).toEqual([...Object.keys(general), ...Object.keys(own)].sort());
  });
});

describe("redocly.yaml", () => {
  const { extends: presets, plugins, rules } = settings;
  const numbers = presets.includes(OWN.preset) ? [OWN] : [];

  it("extends the strict preset of Redocly, the general one and perhaps that of the Numbers API", () => {
    expect(presets).toEqual(["recommended-strict", ...[GENERAL, ...numbers].map(({ preset }) => preset)]);
    expect(plugins).toEqual([GENERAL, ...numbers].map(({ plugin }) => plugin));
    expect(Object.keys(rules).filter((name) => name.includes("/"))).toEqual([]);
  });

  it("switches no rule off for a version, a file or a place", () => {
    expect(Object.keys(settings).sort()).toEqual(["extends", "plugins", "rules", "telemetry"]);
    // Only a contract that was adopted has recorded problems.
    const ignoring = readdirSync(path(".")).filter((name) => name.includes("ignore"));
    expect(ignoring).toEqual(numbers.length > 0 ? [] : [".redocly.lint-ignore.yaml"]);
  });
});

describe.each([
  ["general", general],
  ["numbers", own],
])("the folder %s", (folder, rules) => {
  it("has each of its rules in its plugin", () => {
    const isRule = (file: string): boolean =>
      /: Oas3Rule = /.test(readFileSync(path(`rules/src/${folder}/${file}`), "utf8"));
    const files = readdirSync(path(`rules/src/${folder}`)).filter((file) => file.endsWith(".ts") && isRule(file));
    expect(files.map((file) => file.replace(".ts", ""))).toEqual(Object.keys(rules));
  });
});
