export type { components, OperationId, paths } from "@numbers-api/contract";
export * from "#generated/public.ts";
export type { Call, Result, WithResponse } from "./call.ts";
export { createClient, type NumbersClient } from "./client.ts";
export { isNumbersApiError, NumbersApiError } from "./errors/base.ts";
export {
  AbortError,
  ApiKeyError,
  ConnectionError,
  HookError,
  InvalidResponseError,
  TimeoutError,
} from "./errors/call-errors.ts";
export type { OperationError } from "./errors/operation-error.ts";
export { StatusError, UnexpectedStatusError } from "./errors/status-error.ts";
export type { AttemptEvent, Hooks, RequestEvent, ResponseEvent } from "./hooks.ts";
export type {
  ApiKey,
  CallOptions,
  ClientOptions,
  Fetch,
  FetchOptions,
  HeaderValues,
  SchemeCredentials,
  ServerVariables,
} from "./options/options.ts";
export { linkedQuery } from "./pagination.ts";
export type { ErrorBody, ErrorStatus, Input, Output } from "./types/operations.ts";
