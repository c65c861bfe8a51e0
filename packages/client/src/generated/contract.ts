// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { operations, servers } from "@numbers-api/contract";
import type { ClientContract } from "../types/runtime.ts";
import { resolveBearerToken } from "../options/api-key.ts";
import { addBearerToken } from "../options/credentials.ts";
import { readEnvelope } from "../response/error-envelope.ts";
import { readJson } from "../response/read-success.ts";
import { statusErrors } from "./errors.ts";
import { validationErrors } from "./validation.ts";

/** Contract, with the parts of the client that it needs. */
export const contract: ClientContract = {
  operations,
  servers,
  resolveCredentials: resolveBearerToken,
  addCredentials: addBearerToken,
  validators: validationErrors,
  statusErrors,
  readEnvelope,
  readBody: readJson,
};
