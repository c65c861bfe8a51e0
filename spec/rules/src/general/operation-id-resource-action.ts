import type { Oas3Rule } from "@redocly/openapi-core";

/** Methods of clients are named by operation ids: `numbers_set_label` becomes `client.numbers.setLabel()`. */
export const operationIdResourceAction: Oas3Rule = () => ({
  Operation({ operationId }, ctx) {
    if (operationId === undefined || /^[a-z][a-z0-9]*(_[a-z][a-z0-9]*)+$/.test(operationId)) return;
    ctx.report({
      message: `The operation id "${operationId}" is not of the form resource_action. Write the resource, an underscore and the action, in lower case, such as numbers_list or numbers_set_label.`,
      location: ctx.location.child(["operationId"]),
    });
  },
});
