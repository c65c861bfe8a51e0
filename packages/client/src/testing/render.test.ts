import type { Operation } from "@numbers-api/contract";
import { describe, expect, it } from "vitest";
import { renderHandlers } from "./render.ts";
import { renderInput } from "./render-input.ts";

const operation = (namespace: string, name: string, id = `${namespace}_${name}`): Operation => ({
  ...{ id, namespace, name, method: "PUT", path: `/${namespace}/{id}` },
  success: {},
});

describe("the module of handlers", () => {
  it("exports one for each operation, named like the method of the client", () => {
    const text = renderHandlers([operation("numbers", "list"), operation("numbers", "setLabel", "numbers_set_label")]);
    expect(text).toContain(
      'export const numbersList: HandlerOf<"numbers_list"> = handlerOf<"numbers_list">("numbers_list");\n',
    );
    expect(text).toContain('export const numbersSetLabel: HandlerOf<"numbers_set_label"> = ');
    expect(text).toContain("/** Answers `PUT /numbers/{id}` with a scenario of the contract. */\n");
  });

  it("is refused when two operations would have one name", () => {
    const render = (): string => renderHandlers([operation("a", "bC"), operation("aB", "c")]);
    expect(render).toThrow("a_bC and aB_c would both be aBC() for tests: rename one in spec/openapi.yaml");
  });
});

describe("the module that chooses what writes the input of operations", () => {
  const list = operation("numbers", "list");

  it("takes what openapi-fetch has for it as soon as one operation takes input", () => {
    expect(renderInput([list, { ...list, input: "optional" }])).toContain('from "../request/openapi-fetch.ts"');
  });

  it("leaves all of that out of an application while none does", () => {
    expect(renderInput([list])).toContain('from "../request/no-input.ts"');
  });
});
