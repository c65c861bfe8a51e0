import type { Oas3Rule } from "@redocly/openapi-core";
import { LocatedNode } from "../document/place.ts";
import { words } from "../document/words.ts";

/** Names of examples are typed on command lines and in headers, as names of the mock's scenarios. */
export const exampleNameKebabCase: Oas3Rule = () => ({
  MediaType(mediaType, ctx) {
    for (const [name, example] of LocatedNode.of(mediaType, ctx).at("examples")?.members() ?? []) {
      if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) continue;
      const kebab = words(name).join("-");
      const instead = /^[a-z]/.test(kebab) ? `Write ${kebab}` : "Begin it with a letter and write it in kebab-case";
      ctx.report({
        message: `The example name "${name}" is not in kebab-case. ${instead}.`,
        location: example.location.key(),
      });
    }
  },
});
