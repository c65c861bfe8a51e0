import type { Schemas } from "../api.ts";

type Scenario = Schemas["Scenario"];
type Step = Schemas["Step"];

/**
 * Parses the short form of a plan: statuses or scenario names, separated by commas, each with an optional number of
 * times: `502 ×2, shared-number-only, 200`.
 *
 * @param preferred scenario that a status selects if several have it.
 * @throws {RangeError} if a part is neither a status nor a scenario of the operation.
 */
export function readShortForm(text: string, scenarios: readonly Scenario[], preferred?: string): Step[] {
  const parts = text.split(/[,;\n]+/).map((part) => part.trim());
  const steps = parts.filter((part) => part !== "").map((part) => readStep(part, scenarios, preferred));
  if (steps.length === 0) throw new RangeError("Enter statuses or scenario names, such as 502, 502, 200.");
  return steps;
}

function readStep(part: string, scenarios: readonly Scenario[], preferred: string | undefined): Step {
  const [, wanted = part, count] = /^(.*?)\s*[×x*]\s*(\d{1,6})$/.exec(part) ?? [];
  const scenario =
    scenarios.find(({ name }) => name === wanted) ??
    scenarios.find(({ name, status }) => name === preferred && `${status}` === wanted) ??
    scenarios.find(({ status }) => `${status}` === wanted);
  if (!scenario || count === "0") {
    const possible = scenarios.map(({ name, status }) => `${status} ${name}`).join(", ");
    throw new RangeError(`"${part}" is not a scenario of this operation. Use one of: ${possible}.`);
  }
  return { scenario: scenario.name, ...(count !== undefined && { times: Number(count) }) };
}
