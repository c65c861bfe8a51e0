import type { Oas3Rule } from "@redocly/openapi-core";
import { everyText } from "./texts.ts";

/**
 * The ranges that no subscriber is ever given: in the North American plan 555-0100 to 555-0199 of each area code (555
 * and those in 11 are none) and, among the toll-free ones, 800-555-0199; in the British plan (Ofcom) London 020 7946 0xxx; in the
 * German plan (Bundesnetzagentur) Berlin 030 23125 xxx; in the Swedish plan (PTS) mobile 070-174 06 05 to 06 99.
 */
const RESERVED = [
  /^\+1(?!555|[2-9]11|8(?:00|22|33|44|55|66|77|88)|900)[2-9]\d{2}55501\d{2}$/,
  /^\+18005550199$/,
  /^\+442079460\d{3}$/,
  /^\+493023125\d{3}$/,
  /^\+46701740(?:60[5-9]|6[1-9]\d)$/,
];

/** A plus sign and seven to fifteen digits, with the usual marks between them. */
const PHONE_NUMBER = /(?<![\w+])\+\d(?:[ ().-]{0,2}\d){6,14}(?!\d)/g;

/** Whoever copies an example must not ring a stranger. */
export const fictionalPhoneNumbers: Oas3Rule = () =>
  everyText(({ text, location }, ctx) => {
    for (const [written] of text.matchAll(PHONE_NUMBER)) {
      const number = `+${written.replaceAll(/\D/g, "")}`;
      if (RESERVED.some((range) => range.test(number))) continue;
      ctx.report({
        message: `${written} may be somebody's phone number. Write one that is reserved for fiction, such as +12025550123, +442079460958, +493023125042 or +46701740637.`,
        location,
      });
    }
  });
