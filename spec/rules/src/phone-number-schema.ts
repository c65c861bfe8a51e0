import type { Oas3Rule } from "@redocly/openapi-core";
import { componentName } from "./component.ts";
import { declaredAs } from "./declared-as.ts";
import { Place } from "./place.ts";

/** E.164, section 6: at most 15 digits, of which the first begins the country code and is no zero. */
const E164 = String.raw`^\+[1-9]\d{1,14}$`;
const INSTEAD = 'Write $ref: "#/components/schemas/PhoneNumber"';

const PHONES = /^(phone|telephone|mobile|msisdn|fax|e164)s?$/;
const OWNERS = /^(shared|dedicated|sender|from|to|recipient|destination|caller|callee|called|calling)$/;

function isPhoneName(words: readonly string[]): boolean {
  const [last = "", before = ""] = words.toReversed();
  return PHONES.test(last) || (/^numbers?$/.test(last) && (PHONES.test(before) || OWNERS.test(before)));
}

/** Phone numbers have one form in the whole contract, and one schema that says which. */
export const phoneNumberSchema: Oas3Rule = () => [
  declaredAs({
    isName: isPhoneName,
    isValue: (value) => /^\+\d[\d ().-]{6,}$/.test(String(value)),
    isDeclaration: (schema) => componentName(schema) === "PhoneNumber",
    message: (what) => `${what} is a phone number, but its schema is not PhoneNumber. ${INSTEAD}.`,
  }),
  {
    Schema(schema, ctx) {
      const isComponent = componentName(Place.of(schema, ctx)) === "PhoneNumber";
      const { pattern, format = "" } = schema;
      if (isComponent && !(schema.type === "string" && pattern === E164)) {
        ctx.report({
          message: `PhoneNumber is not E.164. Write type: string and pattern: ${E164}`,
          location: ctx.location.key(),
        });
      }
      if (!isComponent && (pattern?.startsWith(String.raw`^\+`) || /^(e\.?164|phone|tel)/i.test(format))) {
        ctx.report({ message: `This is the schema of a phone number once more. ${INSTEAD}.`, location: ctx.location });
      }
    },
  },
];
