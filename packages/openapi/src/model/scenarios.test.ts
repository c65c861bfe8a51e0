import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type ApiScenario, buildModel, defaultScenario, scenariosOf } from "./index.ts";

function scenarios(responses: string, components = "{}"): { all: ApiScenario[]; byDefault: string | undefined } {
  const document = {
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: parse(responses) } } },
    components: parse(components),
  };
  const model = buildModel({ document });
  const [operation] = model.operations;
  if (!operation) throw new Error("an operation was expected");
  const all = scenariosOf(model, operation);
  return { all, byDefault: defaultScenario(operation, all)?.name };
}

const names = (responses: string): string[] => scenarios(responses).all.map(({ name }) => name);
const bodies = ({ bodies }: ApiScenario): unknown[] =>
  bodies.map(({ mediaType, example }) => [mediaType.mediaType, example?.value]);

describe("scenarios", () => {
  it("are the named examples, and the reason phrases of statuses without a body", () => {
    const { all, byDefault } = scenarios(`
"200": { description: Fine., content: { application/json: { examples: { many: { summary: Many., value: [1, 2] }, none: { value: [] } } } } }
"401": { description: " " }
"418": { description: Short and stout. }
`);
    expect(all.map(({ name, status, summary, isNamed }) => [name, status, summary, isNamed])).toEqual([
      ["many", 200, "Many.", true],
      ["none", 200, "Fine.", true],
      ["unauthorized", 401, "Unauthorized", false],
      ["im-a-teapot", 418, "Short and stout.", false],
    ]);
    expect(byDefault).toBe("many");
  });

  it("join an example of the same name in several media types, JSON first", () => {
    const [scenario, ...others] = scenarios(`
"200":
  content:
    text/plain: { examples: { one: { value: text } } }
    application/problem+json: { examples: { one: { value: {} } } }
`).all;
    expect(others).toEqual([]);
    expect(scenario && bodies(scenario)).toEqual([
      ["application/problem+json", {}],
      ["text/plain", "text"],
    ]);
  });

  it("take the examples of a media type before those of its schema", () => {
    const schema = "{ $ref: '#/components/schemas/A' }";
    const components = "{ schemas: { A: { example: schema, examples: [first, second] } } }";
    const body = (media: string): unknown => {
      const [scenario] = scenarios(`"200": { content: { application/json: ${media} } }`, components).all;
      return scenario && [scenario.name, scenario.isNamed, ...bodies(scenario)];
    };
    expect(body(`{ example: media, schema: ${schema} }`)).toEqual(["ok", false, ["application/json", "media"]]);
    expect(body(`{ schema: ${schema} }`)).toEqual(["ok", false, ["application/json", "first"]]);
    expect(body("{ schema: { example: 5 } }")).toEqual(["ok", false, ["application/json", 5]]);
    expect(body("{}")).toEqual(["ok", false, ["application/json", undefined]]);
  });

  it("name an example with its status where another status has one of its name", () => {
    const content = "{ application/json: { examples: { simple: { value: 1 } } } }";
    expect(
      names(`{ "200": { content: ${content} }, "404": { content: ${content} }, 4XX: { content: ${content} } }`),
    ).toEqual(["simple", "simple-404", "simple-4xx"]);
  });

  it("include ranges and default, each with a status that is not documented otherwise", () => {
    const { all } = scenarios(`
"200": {}
"400": {}
4xx: { content: { application/json: { examples: { odd: { value: 1 } } } } }
"500": {}
default: {}
`);
    expect(all.map(({ name, status }) => [name, status])).toEqual([
      ["ok", 200],
      ["bad-request", 400],
      ["internal-server-error", 500],
      ["odd", 401],
      ["default", 501],
    ]);
  });

  it("succeed by default where default is all that is documented", () => {
    const { all, byDefault } = scenarios("{ default: {}, 4XX: {} }");
    expect(all.map(({ name, status }) => [name, status])).toEqual([
      ["default", 200],
      ["4xx", 400],
    ]);
    expect(byDefault).toBe("default");
  });

  it("leave out informational statuses and extensions", () => {
    expect(names('{ "100": {}, 1XX: {}, "103": {}, x-a: {}, "204": {} }')).toEqual(["no-content"]);
  });

  it("are by default the first success, in JSON if it can be", () => {
    const { byDefault } = scenarios(`
"201": { content: { application/json: { examples: { made: { value: 1 } } } } }
"200": { content: { text/csv: { examples: { csv: { value: 1 } } }, application/json: { examples: { json: { value: 1 } } } } }
`);
    expect(byDefault).toBe("json");
  });
});
