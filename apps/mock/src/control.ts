import type { Operation } from "./operation.ts";
import type { Reply } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { route } from "./route.ts";

/** Where the mock answers for itself. */
const CONTROL = "/__mock/";

interface ControlOperation extends Operation {
  readonly answer: () => Reply;
}

const OPERATIONS: readonly ControlOperation[] = [
  { method: "GET", path: `${CONTROL}health`, responses: [], answer: () => json({ status: "ok" }) },
];

/** Whether a request is for the mock itself, and not for the contract that it serves. */
export function isControl({ path }: MockRequest): boolean {
  return path.startsWith(CONTROL);
}

/**
 * Answers a request for the mock itself.
 *
 * @throws {Refusal} 404 or 405 when the mock has no such operation.
 */
export function control(request: MockRequest): Reply {
  const found = route(OPERATIONS, request, "mock");
  return "allow" in found ? { status: 204, headers: { allow: found.allow } } : found.operation.answer();
}

function json(body: unknown): Reply {
  return { status: 200, headers: { "content-type": "application/json" }, body };
}
