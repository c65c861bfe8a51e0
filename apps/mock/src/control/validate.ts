import { buildModel } from "@numbers-api/openapi/model";
import { makeSchemaValidator } from "@numbers-api/openapi/validation";
import document from "../generated/openapi.json" with { type: "json" };
import type { MockRequest } from "../http/request.ts";
import { coerce } from "../requests/coerce.ts";
import { SchemaView } from "../requests/schema-view.ts";
import { makeRequestValidator } from "../requests/validate-request.ts";

const model = buildModel({ document });
const validator = makeRequestValidator(model, makeSchemaValidator(model));

/** Validates a request of the control API, and reads its query with numbers as numbers. */
export function validateInput(
  id: string,
  request: MockRequest,
  body: unknown,
  length: number,
): { readonly query: object; readonly problems: readonly string[] } {
  const operation = model.operations.find(({ operationId }) => operationId === id);
  if (!operation) throw new Error(`the control API has no operation ${id}`);
  const { parameters, requestBody } = operation;
  const stranger = Object.keys(request.query).find((name) => !parameters.some((parameter) => parameter.name === name));
  if (stranger !== undefined) return { query: {}, problems: [`it has no parameter ${stranger}`] };
  const media = requestBody?.content[0];
  const parsed = { length, alternatives: [], ...(media && { media }), ...(length > 0 && { value: body }) };
  const { violations } = validator.validate(operation, request, {}, parsed);
  const values = parameters.flatMap(({ name, schema }) => {
    const text = request.query[name];
    return text === undefined ? [] : [[name, coerce(text, SchemaView.of(document, schema), false)]];
  });
  return { query: Object.fromEntries(values), problems: violations };
}
