import type { Oas3Rule } from "@redocly/openapi-core";
import { isComponent } from "./component.ts";
import { apiResponses, mediaTypes } from "./operations.ts";
import { Place } from "./place.ts";

/** Consumers read every error in the same way, so every error that has a body has the same one. */
export const errorEnvelope: Oas3Rule = () => ({
  Root(root, ctx) {
    const reported = new Set<string>();
    for (const { status, response } of apiResponses(Place.of(root, ctx))) {
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
