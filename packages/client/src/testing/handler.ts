import {
  defaultScenarios,
  type Operation,
  type OperationId,
  operations,
  type Scenario,
  type Scenarios,
  scenarios,
} from "@numbers-api/contract";
import { type DelayMode, delay, type HttpHandler, HttpResponse, http } from "msw";

/** The names of the scenarios by operation: made once for all, as to look through all names for each takes their product. */
type ScenarioNames = {
  [Key in keyof Scenarios as Scenarios[Key]["operations"][number]]: Scenarios[Key]["name"];
};

/** The names of the scenarios that the contract has for an operation. */
export type ScenarioOf<Id extends OperationId> = Id extends keyof ScenarioNames ? ScenarioNames[Id] : never;

/** Options of a request handler. */
export interface HandlerOptions {
  /** Answers only below this URL, for example `https://api.example.com/v1`. Default: whatever the origin is. */
  readonly baseUrl?: string | undefined;
  /** Delay of the response in ms, or a mode of MSW's `delay`; `"infinite"` never answers. Default: none. */
  readonly delay?: number | DelayMode | undefined;
  /** Answers one request and leaves the next to the other handlers, for example to see a retry. Default false. */
  readonly once?: boolean | undefined;
}

/** Makes an MSW handler that answers an operation with a scenario; without one, with the operation's first success. */
export type HandlerOf<Id extends OperationId> = Id extends keyof typeof defaultScenarios
  ? (scenario?: ScenarioOf<Id>, options?: HandlerOptions) => HttpHandler
  : (scenario: ScenarioOf<Id>, options?: HandlerOptions) => HttpHandler;

/** The maker of handlers for an operation. */
export function handlerOf<Id extends OperationId>(id: Id): HandlerOf<Id> {
  const operation: Operation = operations[id];
  const defaults: { readonly [name: string]: string | undefined } = defaultScenarios;
  const make = (name = defaults[id], { baseUrl = "*", once = false, ...options }: HandlerOptions = {}): HttpHandler => {
    const scenario = findScenario(id, name);
    const path = baseUrl.replace(/\/$/, "") + toMswPath(operation.path);
    const resolve = async (): Promise<Response> => {
      if (options.delay !== undefined) await delay(options.delay);
      return toResponse(scenario);
    };
    return http[operation.method.toLowerCase() as Lowercase<Operation["method"]>](path, resolve, { once });
  };
  // The compiler does not choose between the two signatures while the id is open.
  return make as HandlerOf<Id>;
}

/**
 * @throws {TypeError} when the contract does not have such a scenario for the operation.
 */
function findScenario(id: OperationId, name: string | undefined): Scenario {
  const all: readonly Scenario[] = Object.values(scenarios);
  const own = all.filter((scenario) => scenario.operations.includes(id));
  const found = own.find((scenario) => scenario.name === name);
  if (found) return found;
  const names = own.map((scenario) => scenario.name).join(", ");
  throw new TypeError(`${id} has no scenario ${JSON.stringify(name)}: choose one of ${names}`);
}

/** Turns placeholders of OpenAPI into those of MSW. Their names do not matter. */
function toMswPath(template: string): string {
  let count = 0;
  return template.replace(/\{[^{}]*\}/g, () => `:part${++count}`);
}

function toResponse({ status, contentType, body }: Scenario): Response {
  if (contentType === undefined) return new HttpResponse(null, { status });
  const isText = typeof body === "string" && !/[/+]json\b/.test(contentType);
  return new HttpResponse(isText ? body : JSON.stringify(body), { status, headers: { "content-type": contentType } });
}
