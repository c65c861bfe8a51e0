// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.
import type { components } from "@numbers-api/contract";
export { BadGatewayError, BadRequestError, InternalServerError, PaymentRequiredError, UnauthorizedError } from "./errors.ts";

/** Schema "NumberList" of the contract. */
export type NumberList = components["schemas"]["NumberList"];

/** Schema "DedicatedNumber" of the contract. */
export type DedicatedNumber = components["schemas"]["DedicatedNumber"];

/** Schema "PhoneNumber" of the contract. */
export type PhoneNumber = components["schemas"]["PhoneNumber"];

/** Schema "ErrorEnvelope" of the contract. */
export type ErrorEnvelope = components["schemas"]["ErrorEnvelope"];

/** Schema "ErrorDetails" of the contract. */
export type ErrorDetails = components["schemas"]["ErrorDetails"];
