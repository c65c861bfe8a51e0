// Every operation of the API in spec/ answers with every scenario that its contract documents. The cases come from the
// generated table and catalogue, so that no edit of the contract edits this file.
import { type Operation, operations, type ParameterEntry, type Scenario, scenarios } from "@numbers-api/contract";
import { expect, it } from "vitest";
import { createClient, StatusError } from "../../src/index.ts";

const table: Readonly<Record<string, Operation>> = operations;
const catalogue: readonly Scenario[] = Object.values(scenarios);
const cases = Object.values(table).flatMap((operation) =>
  catalogue
    .filter((scenario) => scenario.operations.includes(operation.id))
    .map((scenario) => ({ operation, scenario, name: `${operation.id} plays ${scenario.name}` })),
);

interface AnyCall extends Promise<unknown> {
  withResponse(): Promise<{ readonly data: unknown; readonly response: Response }>;
}
type AnyMethod = (input?: object, options?: object) => AnyCall;

const nameOf = (entry: ParameterEntry): string => (typeof entry === "string" ? entry : entry.name);

/** Input with a text for each parameter, and an empty body where one is required. */
function inputOf({ parameters, requestBody }: Operation): object {
  const texts = (entries: readonly ParameterEntry[]): object =>
    Object.fromEntries(entries.map((entry) => [nameOf(entry), "any"]));
  const groups = Object.entries(parameters ?? {}).map(([place, entries]) => [place, texts(entries)]);
  const isText = /json|form/.exec(requestBody?.contentType ?? "") === null;
  return { ...Object.fromEntries(groups), ...(requestBody?.required && { body: isText ? "" : {} }) };
}

/** Calls an operation, which the scenario answers. */
function call(operation: Operation, { status, contentType, body }: Scenario): AnyCall {
  const text = typeof body === "string" && !/json/.test(contentType ?? "") ? body : JSON.stringify(body);
  const headers = new Headers(contentType === undefined ? {} : { "content-type": contentType });
  const client = createClient({
    ...{ baseUrl: "https://api.example", apiKey: operation.anonymous ? null : "any", maxRetries: 0 },
    fetch: async () => new Response(body === undefined ? null : text, { status, headers }),
  });
  const resource = client[operation.namespace as keyof typeof client] as unknown as Readonly<Record<string, AnyMethod>>;
  const method = resource[operation.name];
  if (!method) throw new Error(`the client has no method for ${operation.id}`);
  return operation.input === undefined ? method() : method(inputOf(operation));
}

it.each(cases)("the client reads what the contract documents: $name", async ({ operation, scenario }) => {
  // A redirect that nobody can follow is an error.
  if (scenario.status < 300) {
    const { response } = await call(operation, scenario).withResponse();
    expect(response.status).toBe(scenario.status);
    return;
  }
  const error: unknown = await call(operation, scenario).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StatusError);
  expect(error).toMatchObject({ status: scenario.status, operation: operation.id });
});

it("the client has a method for each operation of the API", () => {
  const client = createClient({ baseUrl: "https://api.example", apiKey: "any" });
  const resources: Readonly<Record<string, unknown>> = client;
  const methods = Object.values(table).map(({ namespace, name }) => [namespace, name]);
  for (const [namespace = "", name = ""] of methods) expect(resources[namespace]).toHaveProperty(name);
});
