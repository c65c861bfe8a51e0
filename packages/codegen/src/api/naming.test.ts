import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameOperation } from "./naming.ts";

describe("nameOperation", () => {
  it.each([
    ["numbers_list", "numbers", "list"],
    ["numbers_set_label", "numbers", "setLabel"],
    ["security-advisories/list-global", "securityAdvisories", "listGlobal"],
    ["numbers.set.label", "numbers", "setLabel"],
    ["numbers__list", "numbers", "list"],
    ["numbers_setLabel", "numbers", "setLabel"],
    ["NumbersController_list", "numbersController", "list"],
    ["SMS_send", "sms", "send"],
    ["HTTPStatus_get", "httpStatus", "get"],
    ["v2_list2", "v2", "list2"],
    ["größen_ändern", "größen", "ändern"],
  ])("makes of %s client.%s.%s", (operationId, namespace, name) => {
    expect(nameOperation(operationId)).toEqual({ namespace, name });
  });

  it("allows a method to have the name of a keyword, because it is a member", () => {
    expect(nameOperation("numbers_delete")).toEqual({ namespace: "numbers", name: "delete" });
  });

  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const separator = fc.constantFrom("_", "-", "/", ".");

  it("joins any words that are not reserved to identifiers that keep every letter", () => {
    fc.assert(
      fc.property(word, fc.constantFrom("_", "/", "."), fc.array(word, { minLength: 1 }), separator, (...given) => {
        const [resource, first, words, between] = given;
        const named = nameOperation(`x${resource}${first}x${words.join(between)}`);
        expect(named).toEqual({ namespace: `x${resource}`, name: expect.stringMatching(/^[a-z][a-zA-Z0-9]*$/) });
        expect("name" in named && named.name.toLowerCase()).toBe(`x${words.join("")}`);
      }),
    );
  });

  it("never gives a name that an object literal could not have as a plain member", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("a_b", "a_then", "http_x")),
        (operationId) => {
          const named = nameOperation(operationId);
          if ("message" in named) {
            expect(named.message).toContain(JSON.stringify(operationId));
          } else {
            const member = new Function(`return { ${named.namespace}: { ${named.name}: 1 } }`);
            expect(member()).toEqual({ [named.namespace]: { [named.name]: 1 } });
            expect({}).not.toHaveProperty(named.namespace);
          }
        },
      ),
    );
  });
});
