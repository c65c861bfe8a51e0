import type { Oas3Rule } from "@redocly/openapi-core";
import { everyText } from "../document/texts.ts";
import { words } from "../document/words.ts";
import { isPhoneName } from "./phone-name.ts";
import { digitsAsNumber, isReserved, phoneNumbersIn } from "./phone-numbers.ts";

/** A user who copies an example must not call a stranger. */
export const fictionalPhoneNumbers: Oas3Rule = () =>
  everyText(({ key, text, location }, ctx) => {
    const named = isPhoneName(words(key)) ? digitsAsNumber(text) : undefined;
    // A pattern may list whole numbers.
    const plain = key === "pattern" ? text.replaceAll("\\", "") : text;
    for (const { written, number } of named ? [named] : phoneNumbersIn(plain)) {
      if (isReserved(number)) continue;
      ctx.report({
        message: `${written} may be somebody's phone number. Write one that is reserved for fiction, such as +12025550123, +442079460958, +493023125042 or +46701740637.`,
        location,
      });
    }
  });
