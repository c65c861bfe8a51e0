import { isObject } from "@numbers-api/openapi/reference";
import type { Oas3Rule } from "@redocly/openapi-core";
import { componentName } from "../document/component.ts";
import { declaredAs } from "../document/declared-as.ts";
import { LocatedNode } from "../document/place.ts";
import { isPhoneName, mayBeQuantity } from "./phone-name.ts";

/** E.164, section 6: at most 15 digits, the first of which begins the country code and is not zero. */
const E164 = String.raw`^\+[1-9]\d{1,14}$`;
const INSTEAD = 'Write $ref: "#/components/schemas/PhoneNumber"';

const isPhoneNumber = (schema: LocatedNode): boolean => componentName(schema) === "PhoneNumber";

/** Phone numbers have one form in the whole contract, and one schema that describes it. */
export const phoneNumberSchema: Oas3Rule = () => [
  declaredAs({
    isName: isPhoneName,
    isValue: (value) => /^\+\d[\d\s()./-]{6,}$/.test(String(value)),
    isDeclaration: isPhoneNumber,
    isOther: (schema, words, isItem) => isOtherString(schema) || (!isItem && mayBeQuantity(words) && isNumeric(schema)),
    message: (what) => `${what} is a phone number, but its schema is not PhoneNumber. ${INSTEAD}.`,
  }),
  {
    Schema(schema, ctx) {
      const isComponent = isPhoneNumber(LocatedNode.of(schema, ctx));
      const { pattern, format = "" } = schema;
      if (isComponent && !(schema.type === "string" && pattern === E164)) {
        ctx.report({
          message: `PhoneNumber is not E.164. Write type: string and pattern: ${E164}`,
          location: ctx.location.key(),
        });
      }
      if (!isComponent && (isPhonePattern(pattern) || /^(e\.?164|phone|tel)/i.test(format))) {
        ctx.report({ message: `This is the schema of a phone number once more. ${INSTEAD}.`, location: ctx.location });
      }
    },
  },
];

/** String with another declared meaning: a listed value, a URI, a date. */
function isOtherString({ node }: LocatedNode): boolean {
  if (!isObject(node)) return false;
  const { format, enum: values, const: value } = node;
  return (
    values !== undefined || value !== undefined || /^(uri|url|email|uuid|date|time|date-time)$/.test(String(format))
  );
}

function isNumeric({ node }: LocatedNode): boolean {
  return isObject(node) && [node["type"]].flat().some((type) => type === "integer" || type === "number");
}

/** Pattern that lets phone numbers through, and neither other text that begins with a plus nor other text. */
function isPhonePattern(pattern: unknown): boolean {
  if (typeof pattern !== "string") return false;
  try {
    const regexp = new RegExp(pattern, "u");
    const numbers = ["+12025550123", "+442079460958", "+493023125042"];
    const others = ["+02:00", "-1", "+1.5", "+text", "text", ""];
    return numbers.every((text) => regexp.test(text)) && !others.some((text) => regexp.test(text));
  } catch {
    return false;
  }
}
