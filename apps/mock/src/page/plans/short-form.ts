import type { Scenario, Step } from "../api.ts";

/**
 * Reads a plan in its short form: statuses or names of scenarios with commas between them, each with a number of times
 * behind it if it is played more than once: `502 ×2, shared-number-only, 200`.
 *
 * @param usual The name of the scenario that a status means when several have it.
 * @throws {RangeError} when something in it is neither a status nor a name that the operation has.
 */
export function readShortForm(text: string, scenarios: readonly Scenario[], usual?: string): Step[] {
  const parts = text.split(/[,;\n]+/).map((part) => part.trim());
  const steps = parts.filter((part) => part !== "").map((part) => readStep(part, scenarios, usual));
  if (steps.length === 0) throw new RangeError("Type statuses or names of scenarios, such as 502, 502, 200.");
  return steps;
}

function readStep(part: string, scenarios: readonly Scenario[], usual: string | undefined): Step {
  const [, what = part, count] = /^(.*?)\s*[×x*]\s*(\d{1,6})$/.exec(part) ?? [];
  const scenario =
    scenarios.find(({ name }) => name === what) ??
    scenarios.find(({ name, status }) => name === usual && `${status}` === what) ??
    scenarios.find(({ status }) => `${status}` === what);
  if (!scenario || count === "0") {
    const possible = scenarios.map(({ name, status }) => `${status} ${name}`).join(", ");
    throw new RangeError(`"${part}" is no step of this operation. Possible: ${possible}.`);
  }
  return { scenario: scenario.name, ...(count !== undefined && { times: Number(count) }) };
}
