import type { Oas3Rule } from "@redocly/openapi-core";
import { isComponent } from "../document/component.ts";
import { apiResponses, mediaTypes } from "../document/operations.ts";
import { LocatedNode } from "../document/place.ts";

/** Every error that has a body has the same one, so that consumers handle all errors alike. */
export const errorEnvelope: Oas3Rule = () => ({
  Root(root, ctx) {
    const reported = new Set<string>();
    for (const { status, response } of apiResponses(LocatedNode.of(root, ctx))) {
      if (!/^([45]|default)/.test(status)) continue;
      for (const [name, mediaType] of mediaTypes(response)) {
        const schema = mediaType.at("schema");
        const { location } = schema ?? mediaType;
        if ((schema && isComponent(schema, "ErrorEnvelope")) || reported.has(location.absolutePointer)) continue;
        reported.add(location.absolutePointer);
        ctx.report({
          message: `The ${name} body of the error ${status} is not the shared envelope. Write schema: { $ref: "#/components/schemas/ErrorEnvelope" }, or leave the body out.`,
          location: location.key(),
        });
      }
    }
  },
});
