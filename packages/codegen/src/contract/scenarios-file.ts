import type { PlayableScenario, ScenarioCatalogue } from "../api/scenarios.ts";
import type { Scenario } from "../model.ts";
import { constant, print, printKey } from "../output/print.ts";

/** Renders `scenarios.ts`: the example catalogue. */
export function renderScenarios({ scenarios, defaults }: ScenarioCatalogue): string {
  const typeNames = [...new Set(scenarios.map(typeName))].sort();
  const types = scenarios.map((scenario) => `  readonly ${printKey(scenario.key)}: ${typeOf(scenario)};\n`);
  const literals = Object.fromEntries(scenarios.map((scenario) => [scenario.key, literalOf(scenario)]));
  return `${typeNames.length > 0 ? `import type { ${typeNames.join(", ")} } from "../model.ts";\n` : ""}import type { operations as OperationTypes } from "./types.ts";

/** Types of the scenarios: each has the body that the contract gives its operations for its status. */
export interface Scenarios {
${types.join("")}}

// The examples are checked against their schemas by \`pnpm lint\`, whose messages name their lines.
const literals: unknown = ${print(literals, "const literals: unknown = ")};

/**
 * Scenarios of the contract: its examples by name, and statuses without an example by their reason phrases. A name that
 * means different things to several operations has the id of the operation before it.
 */
export const scenarios: Scenarios = literals as Scenarios;

/** Default scenario of each operation: its first success, in JSON if possible. */
${constant("defaultScenarios", Object.fromEntries(defaults))}
defaultScenarios satisfies { readonly [Id in keyof OperationTypes]?: keyof Scenarios };
`;
}

function typeName({ bodies }: PlayableScenario): string {
  return bodies.length > 0 ? "BodyScenario" : "BodylessScenario";
}

function typeOf(scenario: PlayableScenario): string {
  const { name, status, documented, bodies } = scenario;
  const [preferred, ...others] = bodies.map(([contentType]) => JSON.stringify(contentType));
  const [id, ...otherIds] = scenario.operations.map((operation) => JSON.stringify(operation));
  const isExact = `${status}` === documented;
  const parameters = [
    ...(preferred === undefined ? [] : ["OperationTypes"]),
    JSON.stringify(name),
    otherIds.length === 0 ? id : [id, ...otherIds].map((each) => `| ${each}`).join("\n    "),
    String(status),
    ...(preferred === undefined ? [] : [preferred]),
    ...(others.length > 0 ? [others.join(" | ")] : isExact || preferred === undefined ? [] : ["never"]),
    ...(isExact || preferred === undefined ? [] : [JSON.stringify(documented)]),
  ];
  // One operation a line, so that a new one adds one line to the diff.
  if (otherIds.length > 0) return `${typeName(scenario)}<\n    ${parameters.join(",\n    ")}\n  >`;
  return `${typeName(scenario)}<${parameters.join(", ")}>`;
}

function literalOf({ name, status, summary, bodies, operations }: PlayableScenario): Scenario {
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
