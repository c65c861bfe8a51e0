import type { Oas3Rule } from "@redocly/openapi-core";

/** An example outside of the contract is not validated, and the mock cannot serve it. */
export const noExternalValue: Oas3Rule = () => ({
  Example({ externalValue }, ctx) {
    if (externalValue === undefined) return;
    ctx.report({
      message: "The example is kept outside the contract. Write it here, under value, instead of externalValue.",
      location: ctx.location.child(["externalValue"]).key(),
    });
  },
});
