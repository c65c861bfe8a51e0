import type { Oas3Rule } from "@redocly/openapi-core";
import { apiResponses, mediaTypes } from "../document/operations.ts";
import { LocatedNode } from "../document/place.ts";

/** The mock serves the named examples of a response, and the documentation shows them. */
export const responseExamples: Oas3Rule = () => ({
  Root(root, ctx) {
    const reported = new Set<string>();
    for (const { status, response } of apiResponses(LocatedNode.of(root, ctx))) {
      for (const [name, mediaType] of mediaTypes(response)) {
        const { location } = mediaType;
        const named = mediaType.at("examples")?.members() ?? [];
        if (named.length > 0 || reported.has(location.absolutePointer)) continue;
        reported.add(location.absolutePointer);
        ctx.report({
          message: `The ${name} body of ${status} has no named example. Write examples: with at least one name, and under it a summary and a value.`,
          location: location.key(),
        });
      }
    }
  },
});
