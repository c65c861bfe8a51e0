import type { Oas3Rule } from "@redocly/openapi-core";

/** Clients make their methods of operation ids: `numbers_set_label` becomes `client.numbers.setLabel()`. */
export const operationIdResourceAction: Oas3Rule = () => ({
  Operation({ operationId }, ctx) {
    if (operationId === undefined || /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)+$/.test(operationId)) return;
    ctx.report({
      message: `The operation id "${operationId}" is not of the form resource_action. Write the resource, an underscore and what is done, in lower case, such as numbers_list or numbers_set_label.`,
      location: ctx.location.child(["operationId"]),
    });
  },
});
