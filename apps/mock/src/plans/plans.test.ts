import { type ApiModel, buildModel } from "@numbers-api/openapi/model";
import { beforeEach, describe, expect, it } from "vitest";
import { Keys } from "../journal/keys.ts";
import type { Catalogue } from "../scenarios/catalogue.ts";
import { makeCatalogue } from "../scenarios/catalogue.ts";
import { Plans } from "./plans.ts";

/** Catalogue of a contract with one operation and these examples. */
function catalogueOf(...names: string[]): Catalogue {
  const examples = Object.fromEntries(names.map((name) => [name, { value: name }]));
  const responses = { 200: { content: { "application/json": { examples } } } };
  return makeCatalogue(modelOf({ responses }));
}

function modelOf(operation: object): ApiModel {
  return buildModel({ document: { openapi: "3.1.0", paths: { "/it": { get: operation } } } });
}

const operation = modelOf({}).operations.find(({ pathTemplate }) => pathTemplate === "/it") ?? fail();

function fail(): never {
  throw new Error("the model has no operation");
}
const key = new Keys().know("key-of-the-test");

let plans: Plans;
beforeEach(() => {
  plans = new Plans();
});

function play(count: number): (string | undefined)[] {
  return Array.from({ length: count }, () => plans.next(key, operation)?.scenario);
}

describe("when the contract changes, a plan", () => {
  const steps = [{ scenario: "a", times: 2 }, { scenario: "b" }, { scenario: "c" }];

  it("goes on where it was, if its scenarios still exist", () => {
    plans.set(key, steps, catalogueOf("a", "b", "c"));
    play(1);
    expect(plans.rebase(catalogueOf("c", "b", "a", "d"))).toEqual([]);
    expect(play(4)).toEqual(["a", "b", "c", "c"]);
  });

  it.each([
    ["before the current step", 2, ["b", "c"], ["a"], ["b", "c", "c"]],
    ["at the current step", 0, ["b", "c"], ["a"], ["b", "c", "c"]],
    ["after the current step", 1, ["a", "c"], ["b"], ["a", "c", "c"]],
    ["everywhere", 1, ["d"], ["a", "b", "c"], [undefined, undefined, undefined]],
  ])("loses a step %s, and says so", (_, played, names, lost, then) => {
    plans.set(key, steps, catalogueOf("a", "b", "c"));
    play(played);
    const expected = lost.map((scenario) => ({ key: "…test", operation: "GET /it", scenario }));
    expect(plans.rebase(catalogueOf(...names))).toEqual(expected);
    expect(play(3)).toEqual(then);
  });

  it("is gone with its operation", () => {
    plans.set(null, [{ scenario: "a" }], catalogueOf("a"));
    expect(plans.rebase(makeCatalogue(buildModel({ document: {} })))).toEqual([
      { key: null, operation: "GET /it", scenario: "a" },
    ]);
    expect(plans.list()).toEqual([]);
  });
});

it("the list is a copy", () => {
  plans.set(null, [{ scenario: "a" }], catalogueOf("a"));
  plans.list()[0]?.steps.push({ scenario: "b" });
  expect(plans.list()[0]?.steps).toHaveLength(1);
});

it("the number of plans is limited", () => {
  const keys = new Keys();
  const catalogue = catalogueOf("a");
  const fill = (): void => {
    for (let count = 0; count <= 10_000; count += 1)
      plans.set(keys.know(`key-${count}`), [{ scenario: "a" }], catalogue);
  };
  expect(fill).toThrow("The mock holds 10000 plans already, which is the most: remove some of them.");
});
