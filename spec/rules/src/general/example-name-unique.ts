import type { Oas3Rule } from "@redocly/openapi-core";
import { apiResponses, mediaTypes } from "../document/operations.ts";
import { LocatedNode } from "../document/place.ts";

interface Use {
  readonly status: string;
  readonly response: string;
  readonly example: string;
}

/**
 * The mock chooses an example by its name alone, so a name means one thing in the whole contract.
 * Two media types of a response may show the same example, and two responses may refer to the same one.
 */
export const exampleNameUnique: Oas3Rule = () => ({
  Root(root, ctx) {
    const uses = new Map<string, Use>();
    for (const { status, response } of apiResponses(LocatedNode.of(root, ctx))) {
      for (const [, mediaType] of mediaTypes(response)) {
        for (const [name, place] of mediaType.at("examples")?.members() ?? []) {
          const example = place.target().location.absolutePointer;
          const first = uses.get(name);
          if (!first) uses.set(name, { status, response: response.location.absolutePointer, example });
          else if (first.response !== response.location.absolutePointer && first.example !== example) {
            ctx.report({
              message: `The example name "${name}" already stands for an example of ${first.status}. Write a name that no other response uses, or refer to the same example.`,
              location: place.location.key(),
            });
          }
        }
      }
    }
  },
});
