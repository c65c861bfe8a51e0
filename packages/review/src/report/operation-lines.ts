import type { ApiMediaType, ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import { isObject, referenceOf } from "@numbers-api/openapi/reference";
import { nameOperation } from "../compare/operation.ts";
import { cleanLine } from "./escape.ts";

/** Lines of the list of operations that came (`+`) and went (`-`), those of one operation together. */
export function changedLines(base: ApiModel, head: ApiModel): string[] {
  const [before, after] = [operationLines(base), operationLines(head)];
  const gone = [...before.difference(after)].map((text) => `- ${text}`);
  const come = [...after.difference(before)].map((text) => `+ ${text}`);
  const key = (text: string): string => text.slice(2).split(" ").slice(0, 2).join(" ");
  return [...gone, ...come].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Lists every operation in one line: its input and its responses. */
export function operationLines({ operations, webhooks }: ApiModel): Set<string> {
  const own = operations.map((operation) => line(operation, nameOperation(operation, "operation")));
  const called = webhooks.map((operation) => line(operation, nameOperation(operation, "webhook")));
  return new Set([...own, ...called].sort());
}

function line({ operationId, parameters, requestBody, responses }: ApiOperation, name: string): string {
  const input = parameters.map((parameter) => `${parameter.in} ${parameter.name}${parameter.required ? "" : "?"}`);
  if (requestBody) input.push(`body ${nameBody(requestBody.content)}`);
  const output = responses.map(({ status, content }) => `${status} ${nameBody(content)}`.trim());
  return cleanLine(`${name} ${operationId ?? ""}(${input.sort().join(", ")}) → ${output.join(", ")}`);
}

/** Names a body by its component or its type. */
function nameBody(content: readonly ApiMediaType[]): string {
  const names = content.map(({ mediaType, schema }) => {
    if (!isObject(schema?.schema)) return mediaType;
    const reference = referenceOf(schema.schema);
    return reference?.split("/").at(-1) ?? String(schema.schema["type"] ?? mediaType);
  });
  return [...new Set(names)].join("|");
}
