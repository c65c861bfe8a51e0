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

/** What a person needs to know of an error. */
export interface Problem {
  readonly icon: IconName;
  readonly title: string;
  /** What happened, in the API's words where it had some. */
  readonly what: string;
  /** What to do about it. */
  readonly fix: string;
  /** Facts to look up or to quote, with their names. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** Identifies the request to support. */
  readonly trackingId: string | undefined;
  /** Whether asking again can help without anything else being done. */
  readonly canRetry: boolean;
  /** Whether another API key would help. */
  readonly asksForKey: boolean;
}

type Said = Pick<Problem, "icon" | "title" | "what" | "fix">;

/**
 * Puts an error into words. What went wrong between the page and the API is told apart from what the API said.
 *
 * @param isOnline Whether the machine has a network at all.
 * @param at When the page got to know of it, in ms since 1970.
 */
export function describe(error: OperationError<"numbers_list">, isOnline: boolean, at: number): Problem {
  const isAnswered = error instanceof StatusError;
  const said = isAnswered ? ofStatus(error) : ofTheWay(error, isOnline);
  return {
    ...said,
    // What the API says goes before what the page knows.
    ...(isAnswered && error.detail !== undefined && { what: error.detail }),
    ...(isAnswered && error.fix !== undefined && { fix: error.fix }),
    facts: isAnswered ? factsOf(error, at) : [],
    trackingId: isAnswered ? error.trackingId : undefined,
    // The client knows which documented errors may pass. What nobody documented may be mended by the next time.
    canRetry: !isAnswered || error.transient || error instanceof UnexpectedStatusError,
    asksForKey: error instanceof UnauthorizedError,
  };
}

function ofStatus(error: StatusError): Said {
  if (error instanceof BadRequestError) {
    return {
      icon: "alert",
      title: "The API did not accept the request",
      what: "It says that the request is invalid.",
      fix: "Asking again changes nothing. Report it with the details below.",
    };
  }
  if (error instanceof UnauthorizedError) {
    return {
      icon: "key",
      title: "The API key is missing, or not accepted",
      what: "The API did not let the console in: the key is missing, malformed or revoked.",
      fix: "Give the console a key that is valid.",
    };
  }
  if (error instanceof PaymentRequiredError) {
    return {
      icon: "alert",
      title: "The plan’s limit is used up",
      what: "The account has used up what its plan allows.",
      fix: "Raise the limit, or wait until it resets.",
    };
  }
  if (error instanceof BadGatewayError) {
    return {
      icon: "alert",
      title: "A provider failed",
      what: "A provider behind the platform failed.",
      fix: "Try again in a few minutes.",
    };
  }
  if (error instanceof InternalServerError) {
    return {
      icon: "alert",
      title: "The platform failed",
      what: "The API could not answer, and did not say why.",
      fix: "Try again in a moment. The numbers themselves are not affected.",
    };
  }
  if (error.code === "console_api_timeout") return { ...TOO_SLOW, what: "" };
  if (error.code === "console_api_unreachable") {
    return {
      icon: "offline",
      title: "The console has no connection to the API",
      what: "",
      fix: "Try again in a moment.",
    };
  }
  return {
    icon: "alert",
    title: `An unexpected answer (${error.status})`,
    what: "The answer has a status that the contract does not document.",
    fix: "Check NUMBERS_API_URL of the console, or try again.",
  };
}

const TOO_SLOW: Said = {
  icon: "clock",
  title: "The API took too long",
  what: "No complete answer came in time. This says nothing about the account.",
  fix: "Try again in a moment.",
};

/** What went wrong before there was an answer that the API had given. */
function ofTheWay(error: Error, isOnline: boolean): Said {
  if (error instanceof TimeoutError) return TOO_SLOW;
  if (error instanceof ConnectionError) return isOnline ? NO_SERVER : OFFLINE;
  if (error instanceof InvalidResponseError) {
    return {
      icon: "alert",
      title: "The answer cannot be read",
      what: "The API said that all is well, but its answer is not what the contract promises.",
      fix: "Try again. If it stays, report it: it is a mistake in the API.",
    };
  }
  return {
    icon: "alert",
    title: "Something went wrong",
    what: "The numbers could not be read.",
    fix: "Try again.",
  };
}

const OFFLINE: Said = {
  icon: "offline",
  title: "You are offline",
  what: "This machine has no network, so nothing was asked.",
  fix: "The page tries again by itself as soon as there is a network.",
};

const NO_SERVER: Said = {
  icon: "offline",
  title: "The console does not answer",
  what: "The page lost its own server; the API was not asked.",
  fix: "Check that the console is still running, then try again.",
};

/** An error without a body has no tracking id, so support is told when it happened. */
function factsOf({ status, code, provider, providerCode, trackingId }: StatusError, at: number): Problem["facts"] {
  const { date, time } = exactTime(at);
  const facts = [
    ["Status", String(status)],
    ["Code", code],
    ["Provider", provider],
    ["Provider’s code", providerCode],
    ["When", trackingId === undefined ? `${date}, ${time}` : undefined],
  ] as const;
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}
