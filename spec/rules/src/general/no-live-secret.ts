import type { Oas3Rule } from "@redocly/openapi-core";
import { everyText } from "../document/texts.ts";
import { secretKind } from "./secret-kind.ts";

/** A key in a contract is published with it; even one that only looks real triggers secret scanners. */
export const noLiveSecret: Oas3Rule = () =>
  everyText(({ key, text, location }, ctx) => {
    const kind = secretKind(key, text);
    if (!kind) return;
    ctx.report({
      message: `This looks like ${kind}. Write a placeholder such as <API key>, and revoke the key if it was real.`,
      location,
    });
  });
