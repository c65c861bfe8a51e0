import { withApiNames } from "@numbers-api/openapi/api-names";
import { typeName } from "../api/naming.ts";

/** Names that the client exports itself. A schema or enumeration of such a name gets `Schema` behind it. */
export const CLIENT_EXPORTS: readonly string[] = [
  ...["AbortError", "ApiKey", "ApiKeyError", "AttemptEvent", "Call", "CallOptions", "ClientOptions", "ConnectionError"],
  ...["ErrorBody", "ErrorStatus", "Fetch", "FetchOptions", "HeaderValues", "HookError", "Hooks", "Input"],
  ...["InvalidResponseError", "NumbersApiError", "NumbersClient", "OperationError", "OperationId", "Output"],
  ...["RequestEvent", "ResponseEvent", "Result", "SchemeCredentials", "ServerVariables", "StatusError"],
  ...["TimeoutError", "UnexpectedStatusError", "WithResponse", "components", "createClient", "isNumbersApiError"],
  ...["linkedQuery", "paths"],
];

/** Name of a schema's exports, which the client does not use itself; undefined without any letter. */
export function publicName(schema: string): string | undefined {
  const name = typeName(schema);
  const isTaken = CLIENT_EXPORTS.some((taken) => taken === name || withApiNames(taken) === name);
  return isTaken ? `${name}Schema` : name;
}
