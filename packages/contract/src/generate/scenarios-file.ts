import type { Scenario } from "../model.ts";
import { constant, print, printKey } from "./print.ts";
import type { Catalogue, FoundScenario } from "./scenarios.ts";

/** The text of `scenarios.ts`: the example catalogue. */
export function scenariosFile({ scenarios, defaults }: Catalogue): string {
  const typeNames = [...new Set(scenarios.map(typeName))].sort();
  const types = scenarios.map((scenario) => `  readonly ${printKey(scenario.example.name)}: ${typeOf(scenario)};\n`);
  const literals = Object.fromEntries(scenarios.map((scenario) => [scenario.example.name, literalOf(scenario)]));
  return `${typeNames.length > 0 ? `import type { ${typeNames.join(", ")} } from "../model.ts";\n` : ""}import type { operations as OperationTypes } from "./types.ts";

/** The types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
${types.join("")}}

/**
 * The examples of the contract by name, and the statuses without a body by their reason phrases. A response that is
 * documented for \`default\` or for a range such as \`4XX\` has no exact status, so its examples are left out.
 */
export const scenarios: Scenarios = ${print(literals, "export const scenarios: Scenarios = ")};

/** The scenario that each operation answers with when no other is asked for: its first success, in JSON if it can. */
${constant("defaultScenarios", Object.fromEntries(defaults))}
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
`;
}

function typeName({ example }: FoundScenario): string {
  return example.bodies.length > 0 ? "BodyScenario" : "BodylessScenario";
}

function typeOf(scenario: FoundScenario): string {
  const { name, status, bodies } = scenario.example;
  const [preferred, ...others] = bodies.map(([contentType]) => JSON.stringify(contentType));
  const [id, ...otherIds] = scenario.operations.map((operation) => JSON.stringify(operation));
  const parameters = [
    ...(preferred === undefined ? [] : ["OperationTypes"]),
    JSON.stringify(name),
    otherIds.length === 0 ? id : [id, ...otherIds].map((each) => `| ${each}`).join("\n    "),
    String(status),
    ...(preferred === undefined ? [] : [preferred]),
    ...(others.length === 0 ? [] : [others.join(" | ")]),
  ];
  // An operation a line, so that one more is one more line for whoever reviews it.
  if (otherIds.length > 0) return `${typeName(scenario)}<\n    ${parameters.join(",\n    ")}\n  >`;
  return `${typeName(scenario)}<${parameters.join(", ")}>`;
}

function literalOf({ example: { name, status, summary, bodies }, operations }: FoundScenario): Scenario {
  const [preferred, ...others] = bodies;
  return {
    name,
    operations,
    status,
    summary,
    ...(preferred && { contentType: preferred[0], body: preferred[1] }),
    ...(others.length > 0 && { otherBodies: Object.fromEntries(others) }),
  };
}
