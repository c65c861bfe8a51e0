import type { Operation } from "@numbers-api/contract";
import { replaceBigInts } from "@numbers-api/openapi/exact-json";
import { type ApiOperation, buildModel, defaultServerUrl, type JsonObject } from "@numbers-api/openapi/model";
import { isObject, valueAt } from "@numbers-api/openapi/reference";
import { clientSample } from "./client-sample.ts";

/** Client that was generated from the contract. */
export interface GeneratedClient {
  readonly packageName: string;
  /** Its operations by operationId. */
  readonly operations: Readonly<Record<string, Pick<Operation, "namespace" | "name" | "method" | "path">>>;
}

/** Changes of a document before it is shown. */
export interface Preparation {
  /** Address to show as the only server. Default: the servers of the document. */
  readonly url?: string | undefined;
  readonly client: GeneratedClient;
  readonly apiKey: string;
}

/** Copy of a document with the servers and code samples that a page shows. The original is not modified. */
export function prepareDocument(document: JsonObject, { url, client, apiKey }: Preparation): JsonObject {
  const { operations, webhooks } = buildModel({ document });
  // The renderer reads numbers as JavaScript does, so that larger integers keep their digits as texts only.
  const copy = replaceBigInts(structuredClone(document), String) as JsonObject; // An object stays one.
  if (url !== undefined) {
    const owners = [...operations, ...webhooks].flatMap(({ at }) => [
      valueAt(copy, at),
      valueAt(copy, at.slice(0, -1)),
    ]);
    for (const owner of owners.filter(isObject)) Reflect.deleteProperty(owner, "servers");
    Reflect.set(copy, "servers", [{ url }]);
  }
  for (const operation of operations) {
    const method = methodOf(client, operation);
    const node = valueAt(copy, operation.at);
    if (!method || !isObject(node)) continue;
    const [server] = operation.servers;
    const baseUrl = url ?? (server ? defaultServerUrl(server) : "/");
    const source = clientSample(document, operation, { packageName: client.packageName, method, baseUrl, apiKey });
    const own = node["x-codeSamples"];
    const samples = [{ lang: "TypeScript", label: client.packageName, source }, ...(Array.isArray(own) ? own : [])];
    Reflect.set(node, "x-codeSamples", samples);
  }
  return copy;
}

/** Method of the client for an operation; undefined for an operation that the client was not generated from. */
function methodOf({ operations }: GeneratedClient, { operationId = "", method, pathTemplate }: ApiOperation) {
  const generated = Object.hasOwn(operations, operationId) && operations[operationId];
  if (!generated || generated.method !== method.toUpperCase() || generated.path !== pathTemplate) return undefined;
  return `${generated.namespace}.${generated.name}`;
}
