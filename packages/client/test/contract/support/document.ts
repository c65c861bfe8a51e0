import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeApi } from "@numbers-api/codegen";
import { loadContract } from "@numbers-api/openapi/bundle";
import { ProblemError } from "@numbers-api/openapi/problem";
import { createClientOf } from "../../../src/client.ts";
import type { AnyClientOptions } from "../../../src/options/options.ts";
import { ALL_FEATURES, type AnyMethod } from "./contract.ts";

/** Parts of an OpenAPI document with one operation; the others have defaults. */
export interface OneOperation {
  readonly method?: string;
  readonly path?: string;
  readonly operation: object;
  /** Members of the document. */
  readonly document?: object;
}

const NO_CONTENT = { responses: { 204: { description: "Fine." } } };

async function read({ method = "get", path = "/things", operation, document }: OneOperation) {
  const folder = await mkdtemp(join(tmpdir(), "numbers-api-conformance-"));
  try {
    const file = join(folder, "openapi.json");
    const paths = { [path]: { [method]: { operationId: "things_act", ...NO_CONTENT, ...operation } } };
    const text = JSON.stringify({ openapi: "3.1.0", info: { title: "T", version: "1" }, paths, ...document }, null, 1);
    await writeFile(file, text);
    return describeApi(await loadContract(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Method of the operation, from the document to the wire. */
export async function callOf(described: OneOperation, options: AnyClientOptions): Promise<AnyMethod> {
  const { operations, credentials, model } = await read(described);
  const client = createClientOf(
    {
      ...ALL_FEATURES,
      operations: Object.fromEntries(operations.map(({ entry }) => [entry.id, entry])),
      servers: model.servers.map(({ url, variables }) => ({
        url,
        variables: Object.fromEntries(
          variables.map(({ name, default: value = "", enum: allowed }) => [
            name,
            { default: value, ...(allowed && { enum: allowed }) },
          ]),
        ),
      })),
      security: credentials.alternatives,
      schemes: credentials.schemes,
      validators: {},
    },
    { apiKey: null, maxRetries: 0, ...options },
  );
  // The document has it.
  return client["things"]?.["act"] as AnyMethod;
}

/** Problems for which the generator refuses the document: place, message and remedy. */
export async function refusalsOf(described: OneOperation): Promise<readonly string[]> {
  try {
    await read(described);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(({ line, message, fix }) => `${line > 0 ? "line" : "no line"}: ${message}. ${fix}`);
  }
}
