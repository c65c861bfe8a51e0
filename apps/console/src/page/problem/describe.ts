import {
  BadGatewayError,
  BadRequestError,
  ConnectionError,
  InternalServerError,
  InvalidResponseError,
  type OperationError,
  PaymentRequiredError,
  StatusError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedStatusError,
} from "@numbers-api/client";
import { exactTime } from "../numbers/times.ts";
import type { IconName } from "../parts/icon.tsx";

/** Description of an error for the account owner. */
export interface ProblemDescription extends ProblemText {
  /** Names and values of details to look up or to quote. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Identifies the request to support. */
  readonly trackingId: string | undefined;
  /** Trying again may succeed without any other change. */
  readonly canRetry: boolean;
  /** Time at which the API allows another request, in ms since 1970. */
  readonly retryAt: number | undefined;
  /** Another API key may solve the problem. */
  readonly asksForKey: boolean;
}

interface ProblemText {
  readonly icon: IconName;
  readonly title: string;
  /** One sentence, in the API's words if it sent any. */
  readonly cause: string;
  /** One sentence. */
  readonly fix: string;
}

/** Circumstances of an error. */
export interface Circumstances {
  /** The browser has a network. */
  readonly isOnline: boolean;
  /** The console's server has an API key. */
  readonly hasKey: boolean;
  /** Time of the failure, in ms since 1970. */
  readonly at: number;
}

/** Describes an error. Errors that the API sent differ from errors on the way to it. */
export function describeProblem(
  error: OperationError<"numbers_list">,
  circumstances: Circumstances,
): ProblemDescription {
  const isResponse = error instanceof StatusError;
  const text = isResponse ? describeStatus(error, circumstances) : describeConnection(error, circumstances);
  return {
    ...text,
    // The API's own words take precedence.
    ...(isResponse && error.detail !== undefined && { cause: error.detail }),
    ...(isResponse && error.fix !== undefined && { fix: error.fix }),
    facts: isResponse ? factsOf(error, circumstances.at) : [],
    trackingId: isResponse ? error.trackingId : undefined,
    // The client classifies documented errors. Undocumented ones may be temporary.
    canRetry: !isResponse || error.isRetryable || error instanceof UnexpectedStatusError,
    retryAt: isResponse && error.retryAfter !== undefined ? circumstances.at + error.retryAfter : undefined,
    asksForKey: error instanceof UnauthorizedError,
  };
}

function describeStatus(error: StatusError, { hasKey }: Circumstances): ProblemText {
  if (error instanceof BadRequestError) return BAD_REQUEST;
  if (error instanceof UnauthorizedError) return hasKey ? KEY_REJECTED : NO_KEY;
  if (error instanceof PaymentRequiredError) return USAGE_LIMIT;
  if (error instanceof BadGatewayError) return PROVIDER;
  if (error instanceof InternalServerError) return API_FAILED;
  if (error.status === 429) return TOO_MANY_REQUESTS;
  if (error.code === "console_api_timeout") return TOO_SLOW;
  if (error.code === "console_api_unreachable") return NO_API;
  return { ...UNEXPECTED, title: `Unexpected response (${error.status})` };
}

function describeConnection(error: Error, { isOnline }: Circumstances): ProblemText {
  if (error instanceof TimeoutError) return TOO_SLOW;
  if (error instanceof ConnectionError) return isOnline ? NO_CONSOLE : OFFLINE;
  if (error instanceof InvalidResponseError) return UNREADABLE;
  return { icon: "alert", title: "Something went wrong", cause: "The numbers could not be loaded.", fix: "Try again." };
}

const BAD_REQUEST: ProblemText = {
  icon: "alert",
  title: "The API rejected the request",
  cause: "The API considers the request invalid.",
  fix: "Trying again will not help. Contact support with the details below.",
};

const NO_KEY: ProblemText = {
  icon: "key",
  title: "Enter your API key",
  cause: "The console needs an API key to load the numbers of your account.",
  fix: "Create a key where you manage your account, and paste it here.",
};

const KEY_REJECTED: ProblemText = {
  icon: "key",
  title: "The API key was not accepted",
  cause: "The key is wrong or was revoked.",
  fix: "Enter a valid key.",
};

const USAGE_LIMIT: ProblemText = {
  icon: "alert",
  title: "Usage limit reached",
  cause: "Your account has reached a usage limit of its plan.",
  fix: "Upgrade the plan, or wait until the limit resets.",
};

const PROVIDER: ProblemText = {
  icon: "alert",
  title: "A provider is unavailable",
  cause: "A provider that the API depends on failed.",
  fix: "Try again in a few minutes.",
};

const API_FAILED: ProblemText = {
  icon: "alert",
  title: "The API had a problem",
  cause: "The API failed and gave no reason.",
  fix: "Try again in a moment. Your numbers are not affected.",
};

const TOO_MANY_REQUESTS: ProblemText = {
  icon: "clock",
  title: "Too many requests",
  cause: "The API limits how often your account may call it.",
  fix: "Wait a moment before you try again.",
};

const TOO_SLOW: ProblemText = {
  icon: "clock",
  title: "The API took too long",
  cause: "The API did not respond in time. Your account is not affected.",
  fix: "Try again in a moment.",
};

const NO_API: ProblemText = {
  icon: "offline",
  title: "The API is unreachable",
  cause: "The console could not connect to the API.",
  fix: "Try again in a moment.",
};

const UNEXPECTED: Omit<ProblemText, "title"> = {
  icon: "alert",
  cause: "The API sent a response that the console does not know.",
  fix: "Try again. If the problem persists, contact support with the details below.",
};

const UNREADABLE: ProblemText = {
  icon: "alert",
  title: "The response is not readable",
  cause: "The API reported success, but its response is not a valid list of numbers.",
  fix: "Try again. If the problem persists, contact support.",
};

const OFFLINE: ProblemText = {
  icon: "offline",
  title: "You are offline",
  cause: "This device has no network connection.",
  fix: "The page loads the numbers as soon as you are back online.",
};

const NO_CONSOLE: ProblemText = {
  icon: "offline",
  title: "The console is not running",
  cause: "The page lost the connection to the console’s server.",
  fix: "Check that the console is still running, then try again.",
};

/** Details of an error response. Without a tracking ID, support needs the time. */
function factsOf(
  { status, code, provider, providerCode, trackingId }: StatusError,
  at: number,
): ProblemDescription["facts"] {
  const { date, time } = exactTime(at);
  const facts = [
    ["Status", String(status)],
    ["Code", code],
    ["Provider", provider],
    ["Provider code", providerCode],
    ["Time", trackingId === undefined ? `${date}, ${time}` : undefined],
  ] as const;
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
