import type { Operation } from "@numbers-api/contract";
import { statusErrors } from "#generated/errors.ts";
import { createClientOf } from "../../../src/client.ts";
import { resolveAuth } from "../../../src/options/auth.ts";
import {
  AUTH_RULES,
  INT64_RULES,
  RESPONSE_RULES,
  SERVER_RULES,
  STREAM_RULES,
} from "../../../src/options/contract-rules.ts";
import { addAnyCredentials } from "../../../src/options/credentials.ts";
import type { AnyClientOptions, CallOptions } from "../../../src/options/options.ts";
import { serverSupport } from "../../../src/options/servers.ts";
import { addPages } from "../../../src/pagination.ts";
import { writeBinary, writeJson, writeText } from "../../../src/request/body/body.ts";
import { writeMultipart } from "../../../src/request/body/multipart.ts";
import { writeUrlencoded } from "../../../src/request/body/urlencoded.ts";
import { addIdempotencyKey } from "../../../src/request/idempotency.ts";
import { createInputWriter } from "../../../src/request/write-input.ts";
import { readEnvelope } from "../../../src/response/error-envelope.ts";
import { parserOf } from "../../../src/response/int64.ts";
import { readAnyBody, readTextError } from "../../../src/response/read-any-body.ts";
import { addHeaderValues } from "../../../src/response/read-headers.ts";
import { readStream } from "../../../src/stream/stream.ts";
import { keepRedirects } from "../../../src/transport/manual-redirects.ts";
import type { ClientContract } from "../../../src/types/runtime.ts";

/** Call of a client of an untyped contract. */
export interface AnyCall extends Promise<unknown> {
  withResponse(): Promise<{ status: number; data: unknown; response: Response }>;
  result(): Promise<{ ok: boolean; data?: unknown; error?: unknown }>;
}

export interface AnyMethod {
  (input?: unknown, options?: CallOptions & Readonly<Record<string, unknown>>): AnyCall;
  pages(input?: unknown): AsyncIterable<unknown>;
  items(input?: unknown): AsyncIterable<unknown>;
}

const writers = {
  json: writeJson,
  text: writeText,
  urlencoded: writeUrlencoded,
  multipart: writeMultipart,
  binary: writeBinary,
};

/** Every part that a client can have. */
export const ALL_FEATURES: Omit<ClientContract, "operations" | "servers" | "validators"> = {
  writeInput: createInputWriter(writers),
  addCredentials: addAnyCredentials,
  ...{ serverSupport, readStream, parserOf, resolveCredentials: resolveAuth },
  extensions: [addHeaderValues, addIdempotencyKey, addPages, keepRedirects],
  statusErrors,
  readEnvelope,
  readError: readTextError,
  readBody: readAnyBody,
  clientRules: { ...AUTH_RULES, ...INT64_RULES, ...SERVER_RULES },
  callRules: { ...RESPONSE_RULES, ...STREAM_RULES },
};

/** Client of a contract whose only operation is `things.act`, with every part that a client can have. */
export function clientOf(
  operation: Partial<Operation>,
  options: AnyClientOptions,
  contract: Partial<ClientContract> = {},
): AnyMethod {
  const act: Operation = {
    ...{ id: "things_act", namespace: "things", name: "act", method: "POST", path: "/things", input: "optional" },
    success: { 200: { contentType: "application/json" } },
    ...operation,
  };
  const client = createClientOf(
    {
      operations: { things_act: act },
      servers: ["http://127.0.0.1:1"],
      security: [],
      schemes: {},
      validators: {},
      ...ALL_FEATURES,
      ...contract,
    },
    { apiKey: null, maxRetries: 0, ...options },
  );
  // The contract has it.
  return client["things"]?.["act"] as AnyMethod;
}
