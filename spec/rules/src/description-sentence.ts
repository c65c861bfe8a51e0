import type { Oas3Rule } from "@redocly/openapi-core";
import { everyDescription } from "./descriptions.ts";

/** A description that ends in the middle was cut off, or never thought to its end. */
export const descriptionSentence: Oas3Rule = () =>
  everyDescription(({ text, place }, ctx) => {
    if (/[.!?][)\]"'”’`*_]*$/.test(text.trim())) return;
    ctx.report({
      message: "The description does not end as a sentence. Write whole sentences, and end the last with a full stop.",
      location: place.location.key(),
    });
  });
