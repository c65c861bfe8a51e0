import type { Oas3Rule } from "@redocly/openapi-core";
import { receivedSchemas } from "../document/operations.ts";
import { LocatedNode } from "../document/place.ts";
import { schemasWithin } from "../document/schema-tree.ts";

/** A value that is added later must not break consumers, so responses do not list all values. */
export const noClosedEnumInResponse: Oas3Rule = () => ({
  Root(root, ctx) {
    const seen = new Set<string>();
    for (const received of receivedSchemas(LocatedNode.of(root, ctx))) {
      for (const schema of schemasWithin(received, seen)) {
        for (const keyword of ["enum", "const"]) {
          const list = schema.own(keyword);
          if (!list) continue;
          ctx.report({
            message: `The ${keyword} closes what consumers are sent, and a value that is added later would break them. Write the known values into the description, or under examples.`,
            location: list.location.key(),
          });
        }
      }
    }
  },
});
