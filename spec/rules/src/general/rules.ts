import type { Oas3Rule } from "@redocly/openapi-core";
import { descriptionSaysMore } from "./description-says-more.ts";
import { descriptionSentence } from "./description-sentence.ts";
import { exampleNameKebabCase } from "./example-name-kebab-case.ts";
import { exampleNameUnique } from "./example-name-unique.ts";
import { noClosedEnumInResponse } from "./no-closed-enum-in-response.ts";
import { noExternalValue } from "./no-external-value.ts";
import { noLiveSecret } from "./no-live-secret.ts";
import { operationIdResourceAction } from "./operation-id-resource-action.ts";
import { responseExamples } from "./response-examples.ts";
import { timestampFormat } from "./timestamp-format.ts";

/** Rules for any contract by name. Each is in the file of its name. */
export const rules: Readonly<Record<string, Oas3Rule>> = {
  "description-says-more": descriptionSaysMore,
  "description-sentence": descriptionSentence,
  "example-name-kebab-case": exampleNameKebabCase,
  "example-name-unique": exampleNameUnique,
  "no-closed-enum-in-response": noClosedEnumInResponse,
  "no-external-value": noExternalValue,
  "no-live-secret": noLiveSecret,
  "operation-id-resource-action": operationIdResourceAction,
  "response-examples": responseExamples,
  "timestamp-format": timestampFormat,
};
