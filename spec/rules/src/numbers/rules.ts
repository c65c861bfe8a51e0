import type { Oas3Rule } from "@redocly/openapi-core";
import { errorEnvelope } from "./error-envelope.ts";
import { fictionalPhoneNumbers } from "./fictional-phone-numbers.ts";
import { phoneNumberSchema } from "./phone-number-schema.ts";

/** Rules of the Numbers API by name. Each is in the file of its name. */
export const rules: Readonly<Record<string, Oas3Rule>> = {
  "error-envelope": errorEnvelope,
  "fictional-phone-numbers": fictionalPhoneNumbers,
  "phone-number-schema": phoneNumberSchema,
};
