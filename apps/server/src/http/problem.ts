import type { components } from "@numbers-api/contract";
import { UsageLimitReached } from "../accounts/errors.ts";
import { ProviderFailure } from "../providers/provider.ts";
import { StoreUnavailable } from "../store/errors.ts";

type ErrorDetails = components["schemas"]["ErrorDetails"];

/** Error answer. Without details, it is sent without a body. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly details: ErrorDetails | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, details?: ErrorDetails, headers: Readonly<Record<string, string>> = {}) {
    super(details?.message ?? `Status ${status}`);
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}

/** Seconds after which a client may try again when the database is away. */
const RETRY_AFTER = "2";

const CLOSE = { connection: "close" };

export const unauthorized = (): HttpError => new HttpError(401, undefined, { "www-authenticate": "Bearer" });

export const invalidInput = (message: string, fix: string): HttpError =>
  new HttpError(400, { code: "invalid_input", message, fix });

export const notFound = (): HttpError =>
  new HttpError(404, {
    code: "not_found",
    message: "There is no such path.",
    fix: "Compare the path with the contract; it is case-sensitive and has no slash at its end.",
  });

export const methodNotAllowed = (method: string, allowed: readonly string[]): HttpError =>
  new HttpError(
    405,
    {
      code: "method_not_allowed",
      message: `This path does not take ${method}.`,
      fix: `Use ${allowed.join(" or ")}.`,
    },
    { allow: allowed.join(", ") },
  );

export const requestTimeout = (): HttpError =>
  new HttpError(
    408,
    {
      code: "request_timeout",
      message: "The request did not arrive in time.",
      fix: "Send the head within 2 seconds and the whole request within 3.",
    },
    CLOSE,
  );

export const bodyTooLarge = (): HttpError =>
  new HttpError(
    413,
    { code: "body_too_large", message: "The body is larger than 64 KiB.", fix: "Send a smaller body." },
    CLOSE,
  );

export const unsupportedMediaType = (mediaType: string): HttpError =>
  new HttpError(415, {
    code: "unsupported_media_type",
    message: "The body has a media type that the operation does not take.",
    fix: `Send it as ${mediaType}.`,
  });

export const expectationFailed = (): HttpError =>
  new HttpError(417, {
    code: "expectation_failed",
    message: "The header Expect asks for something that this server does not do.",
    fix: "Leave the header out, or send Expect: 100-continue.",
  });

export const headTooLarge = (): HttpError =>
  new HttpError(
    431,
    {
      code: "head_too_large",
      message: "The head of the request is larger than 16 KiB.",
      fix: "Send fewer or shorter headers, and a shorter path.",
    },
    CLOSE,
  );

export const malformedRequest = (): HttpError =>
  new HttpError(
    400,
    {
      code: "invalid_input",
      message: "The request is not valid HTTP/1.1.",
      fix: "Compare the request with RFC 9112; a client library sends it correctly.",
    },
    CLOSE,
  );

/** Translates errors of the core; everything that is not expected is a 500 without a body. */
export function toProblem(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof UsageLimitReached) return usageLimitExceeded(error);
  if (error instanceof ProviderFailure) return badGateway(error);
  if (error instanceof StoreUnavailable) return serviceUnavailable();
  return new HttpError(500);
}

function usageLimitExceeded({ limit, resetsAt }: UsageLimitReached): HttpError {
  const reset = resetsAt.toISOString().replace(".000Z", "Z");
  // Made on demand, because the first one takes as long to make as the rest of the server to start.
  const format = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });
  const month = format.format(resetsAt.getTime() - 1);
  return new HttpError(402, {
    code: "usage_limit_exceeded",
    message: `The account has used its ${limit} requests for ${month}; the limit resets at ${reset}.`,
    fix: `Ask for a higher limit, or wait until ${reset}.`,
  });
}

function badGateway({ provider, code, message }: ProviderFailure): HttpError {
  return new HttpError(502, {
    code: "provider_error",
    message,
    fix: "Try again in a few minutes. If the error stays, send the tracking id to support.",
    provider,
    providerCode: code,
  });
}

function serviceUnavailable(): HttpError {
  return new HttpError(
    503,
    {
      code: "service_unavailable",
      message: "The platform cannot reach its database at the moment.",
      fix: "Try again in a few seconds. If the error stays, send the tracking id to support.",
    },
    { "retry-after": RETRY_AFTER },
  );
}
