import type { Oas3Rule } from "@redocly/openapi-core";
import { descriptionSaysMore } from "./description-says-more.ts";
import { descriptionSentence } from "./description-sentence.ts";
import { errorEnvelope } from "./error-envelope.ts";
import { exampleNameKebabCase } from "./example-name-kebab-case.ts";
import { exampleNameUnique } from "./example-name-unique.ts";
import { fictionalPhoneNumbers } from "./fictional-phone-numbers.ts";
import { noClosedEnumInResponse } from "./no-closed-enum-in-response.ts";
import { noExternalValue } from "./no-external-value.ts";
import { noLiveSecret } from "./no-live-secret.ts";
import { operationIdResourceAction } from "./operation-id-resource-action.ts";
import { phoneNumberSchema } from "./phone-number-schema.ts";
import { responseExamples } from "./response-examples.ts";
import { timestampFormat } from "./timestamp-format.ts";

/** The rules of the house, for the linter. Each stands in the file of its name. */
export const rules: Readonly<Record<string, Oas3Rule>> = {
  "description-says-more": descriptionSaysMore,
  "description-sentence": descriptionSentence,
  "error-envelope": errorEnvelope,
  "example-name-kebab-case": exampleNameKebabCase,
  "example-name-unique": exampleNameUnique,
  "fictional-phone-numbers": fictionalPhoneNumbers,
  "no-closed-enum-in-response": noClosedEnumInResponse,
  "no-external-value": noExternalValue,
  "no-live-secret": noLiveSecret,
  "operation-id-resource-action": operationIdResourceAction,
  "phone-number-schema": phoneNumberSchema,
  "response-examples": responseExamples,
  "timestamp-format": timestampFormat,
};
