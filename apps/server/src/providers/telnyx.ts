import { DelegateBackoff, handleWhen, isTaskCancelledError, retry, TimeoutStrategy, timeout, wrap } from "cockatiel";
import type { ProviderLink } from "../accounts/account.ts";
import type { components } from "../generated/telnyx/types.ts";
import { isE164 } from "../numbers/phone-number.ts";
import { type Provider, ProviderFailure } from "./provider.ts";

/** Address of Telnyx and the key for it. */
export interface TelnyxOptions {
  readonly apiKey: string;
  /** Without a slash at the end. */
  readonly url: string;
  /** Longest time of an attempt in milliseconds. Default: 3000. */
  readonly attemptTimeout?: number;
}

type Page = components["schemas"]["PhoneNumberPage"];

const NAME = "telnyx";
const ATTEMPT_TIMEOUT = 3000;
const RETRIES = 2;
const PAGE_SIZE = 250;

/** Longest wait for a rate limit in milliseconds; a longer one is a failure. */
const LONGEST_WAIT = 3000;

/** Codes of Telnyx for failures that came without a code (developers.telnyx.com/docs/errors). */
const CODES = {
  unexpected: "10007",
  timeout: "10008",
  unauthenticated: "10009",
  forbidden: "10010",
  rateLimit: "10011",
};

const ADVICE: Readonly<Record<string, string>> = {
  [CODES.unauthenticated]: "check NUMBERS_TELNYX_API_KEY",
  [CODES.forbidden]: "check the permissions of NUMBERS_TELNYX_API_KEY",
  [CODES.rateLimit]: "try again in a minute",
};

/** Statuses of numbers that Telnyx lists although the customer does not hold them. */
const NOT_HELD: ReadonlySet<string | undefined> = new Set(["deleted", "ported_out", "port_failed", "purchase_failed"]);

/** Failure of one attempt. */
class TelnyxFailure extends ProviderFailure {
  /** Milliseconds to wait before the next attempt; absent when another one is useless. */
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, retryAfter: number | undefined, options?: ErrorOptions) {
    const advice = ADVICE[code] ?? "try again later, and check NUMBERS_TELNYX_URL";
    super(NAME, code, message, advice, options);
    this.retryAfter = retryAfter;
  }
}

/** Talks to Telnyx with `fetch`. */
export function createTelnyx({ apiKey, url, attemptTimeout = ATTEMPT_TIMEOUT }: TelnyxOptions): Provider {
  const attempts = wrap(
    retry(handleWhen(isRetryable), {
      maxAttempts: RETRIES,
      backoff: new DelegateBackoff(({ attempt, result }) => delayOf(attempt, result)),
    }),
    timeout(attemptTimeout, TimeoutStrategy.Aggressive),
  );

  const readPage = (link: ProviderLink, page: number, signal: AbortSignal): Promise<Page> => {
    const query = new URLSearchParams({
      "page[number]": String(page),
      "page[size]": String(PAGE_SIZE),
      "filter[customer_reference]": link.reference,
    });
    return attempts.execute(async ({ signal: attemptSignal }) => {
      try {
        const response = await fetch(`${url}/v2/phone_numbers?${query}`, {
          headers: { accept: "application/json", authorization: `Bearer ${apiKey}` },
          redirect: "error",
          signal: attemptSignal,
        });
        return await readAnswer(response);
      } catch (error) {
        throw toFailure(error, attemptSignal);
      }
    }, signal);
  };

  return {
    name: NAME,
    listNumbers: async (link, signal) => {
      const held = new Set<string>();
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const { data, meta } = await readPage(link, page, signal).catch((error: unknown) => {
          throw isTaskCancelledError(error) ? timedOut(error) : error;
        });
        pages = meta.total_pages;
        for (const { phone_number: phoneNumber, status } of data) if (!NOT_HELD.has(status)) held.add(phoneNumber);
      }
      return [...held];
    },
    timedOut,
  };
}

function isRetryable(error: unknown): boolean {
  return isTaskCancelledError(error) || (error instanceof TelnyxFailure && error.retryAfter !== undefined);
}

/** Half to one and a half times 200 ms, then 400 ms; or the delay requested by a rate limit. */
function delayOf(attempt: number, result: object): number {
  const asked = "error" in result && result.error instanceof TelnyxFailure ? (result.error.retryAfter ?? 0) : 0;
  return Math.max(asked, 100 * 2 ** attempt * (0.5 + Math.random()));
}

async function readAnswer(response: Response): Promise<Page> {
  const isJson = /^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(response.headers.get("content-type") ?? "");
  const text = await response.text();
  const body = isJson ? parseJson(text) : undefined;
  if (!response.ok) throw refused(response, body);
  if (isPage(body)) return body;
  throw new TelnyxFailure(CODES.unexpected, "Telnyx answered with something else than a list of numbers.", 0);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused({ status, headers }: Response, body: unknown): TelnyxFailure {
  const code = codeOf(body) ?? codeOfStatus(status);
  if (status === 429) {
    const wait = Number(headers.get("x-ratelimit-reset") ?? "1") * 1000;
    return new TelnyxFailure(
      code,
      "Telnyx refused the request because of its rate limit.",
      wait <= LONGEST_WAIT ? wait : undefined,
    );
  }
  if (status === 408) return new TelnyxFailure(code, "Telnyx did not answer in time.", 0);
  if (status >= 500) return new TelnyxFailure(code, `Telnyx failed with status ${status}.`, 0);
  return new TelnyxFailure(code, `Telnyx refused the request with status ${status}.`, undefined);
}

/** A foreign code is passed on only if it looks like one. */
function codeOf(body: unknown): string | undefined {
  const code: unknown = Object(Object(body)["errors"]?.[0])["code"];
  return typeof code === "string" && /^\d{3,6}$/.test(code) ? code : undefined;
}

function codeOfStatus(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    401: CODES.unauthenticated,
    403: CODES.forbidden,
    408: CODES.timeout,
    429: CODES.rateLimit,
    504: CODES.timeout,
  };
  return codes[status] ?? CODES.unexpected;
}

function toFailure(error: unknown, signal: AbortSignal): Error {
  if (error instanceof TelnyxFailure) return error;
  if (signal.aborted) return timedOut(error);
  return new TelnyxFailure(CODES.unexpected, "The connection to Telnyx failed.", 0, { cause: error });
}

function timedOut(cause?: unknown): TelnyxFailure {
  return new TelnyxFailure(CODES.timeout, "Telnyx did not answer in time.", 0, { cause });
}

/** Compares a body with the schema as far as it is used. */
function isPage(body: unknown): body is Page {
  const { data, meta }: { readonly data?: unknown; readonly meta?: unknown } = Object(body);
  const pages: unknown = Object(meta)["total_pages"];
  return Array.isArray(data) && data.every(isNumber) && Number.isInteger(pages) && Number(pages) >= 0;
}

function isNumber(item: unknown): boolean {
  const { phone_number: phoneNumber, status } = Object(item);
  return typeof phoneNumber === "string" && isE164(phoneNumber) && (status === undefined || typeof status === "string");
}
