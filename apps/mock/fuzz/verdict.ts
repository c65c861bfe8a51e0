import type { HostileRequest } from "./requests.ts";

/** Errors that Node's parser answers itself, with a bare head. */
const PARSER_ERRORS = new Set(["400", "408", "413", "417", "431"]);

/** Status of a response, and its problem if it has one. */
export function judge(
  received: string | undefined,
  { isHead, isCutOff }: Pick<HostileRequest, "isHead" | "isCutOff">,
): { readonly status: string; readonly problem?: string } {
  if (received === undefined) return { status: "hangs", problem: "no answer in time" };
  const answer = received.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, "");
  // A client that closes its side in the middle of a request may get no response.
  if (answer === "") return { status: "none", ...(!isCutOff && { problem: "hung up without an answer" }) };
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const status = /^HTTP\/1\.1 ([1-5]\d\d) /.exec(head)?.[1];
  if (status === undefined) return { status: "garbled", problem: `no status line: ${answer.slice(0, 80)}` };
  const problem = problemOf(status, bodyOf(head, rest.join("\r\n\r\n")), isHead);
  return { status, ...(problem !== undefined && { problem }) };
}

/** Body of an answer, which may be followed by an error about the rest of the request. */
function bodyOf(head: string, rest: string): string {
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  if (length !== undefined) return rest.slice(0, Number(length));
  // Node ends its own errors with an empty chunk.
  return /^transfer-encoding: chunked$/im.test(head) && rest.startsWith("0\r\n") ? "" : rest;
}

function problemOf(status: string, body: string, isHead: boolean): string | undefined {
  if (/\bat .+\.[jt]s:\d+/.test(body)) return `${status} with a stack trace`;
  if (Number(status) < 400 || isHead) return undefined;
  if (body === "") {
    // Documented without a body, or denied.
    return PARSER_ERRORS.has(status) || status === "401" || status === "500" ? undefined : `${status} without a body`;
  }
  if (!isEnvelope(body)) return `${status} that is no envelope: ${body.slice(0, 200)}`;
  return /"mock_(failed|contract_violation)"/.test(body) ? `${status}: ${body.slice(0, 300)}` : undefined;
}

function isEnvelope(text: string): boolean {
  try {
    const { trackingId, error } = JSON.parse(text) as {
      trackingId?: unknown;
      error?: { code?: unknown; message?: unknown };
    };
    return [trackingId, error?.code, error?.message].every((member) => typeof member === "string");
  } catch {
    return false;
  }
}
