// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import { operations, servers } from "@numbers-api/contract";
import type { Contract } from "../features.ts";
import { addBearerToken } from "../options/credentials.ts";
import { refuseInput } from "../request/no-input.ts";
import { readEnvelope } from "../response/error-envelope.ts";
import { readJson } from "../response/read-success.ts";
import { statusErrors } from "./errors.ts";
import { validationErrors } from "./validation.ts";

/** Contract, with the parts of the client that it needs. */
export const contract: Contract = {
  operations,
  servers,
  security: [],
  schemes: {},
  addCredentials: addBearerToken,
  validators: validationErrors,
  statusErrors,
  readEnvelope,
  writeInput: refuseInput,
  readBody: readJson,
};
