import type { Operation } from "../contract/operation.ts";
import { operations } from "../generated/operations.ts";
import type { RequestBody } from "../http/body.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import { route } from "../respond/route.ts";
import { guard } from "./guard.ts";
import { type Controlled, handlers, type Stream } from "./handlers.ts";
import { type ControlId, readInput } from "./input.ts";
import { PAGES, type Page } from "./pages.ts";

/** Where the mock answers for itself. */
const CONTROL = "/__mock";

interface ControlOperation extends Operation {
  readonly id: ControlId;
  readonly contentType: string | undefined;
}

const OPERATIONS: readonly ControlOperation[] = Object.values(operations).map(({ id, method, path, success }) => ({
  id,
  method,
  path,
  responses: [],
  contentType: "200" in success ? success[200].contentType : undefined,
}));

/** Whether a request is for the mock itself, and not for the contract that it serves. */
export function isControl({ path }: MockRequest): boolean {
  return path === CONTROL || path.startsWith(`${CONTROL}/`);
}

/**
 * Answers a request for the mock itself.
 *
 * @param isOpen Whether the mock was told to listen for other machines.
 * @throws {MockError} when it is not let in, when the mock has no such operation, or when its input is wrong.
 */
export async function control(
  controlled: Controlled,
  request: MockRequest,
  readBody: () => Promise<RequestBody>,
  isOpen: boolean,
): Promise<Reply | Stream> {
  guard(request, isOpen);
  const found = route<ControlOperation | Page>([...OPERATIONS, ...PAGES], request, "mock");
  if ("allow" in found) return { status: 204, headers: { allow: found.allow } };
  if ("show" in found.operation) return found.operation.show(request, controlled.contract);
  const { id, contentType } = found.operation;
  const result = await call(id, controlled, request, readBody);
  if (isStream(result)) return request.method === "HEAD" ? head(contentType) : result;
  if (result === undefined) return { status: 204, headers: {} };
  return { ...head(contentType), body: result };
}

/** What an operation answers is data, but for a stream. */
function isStream(result: unknown): result is Stream {
  return typeof result === "function";
}

/** What a browser keeps of these answers would be wrong a moment later. */
function head(contentType = "application/json"): Reply {
  return { status: 200, headers: { "content-type": contentType, "cache-control": "no-store" } };
}

/** As a function of its own, it ties the input of an operation to its handler. */
async function call<Id extends ControlId>(
  id: Id,
  controlled: Controlled,
  request: MockRequest,
  readBody: () => Promise<RequestBody>,
): Promise<unknown> {
  return handlers[id](await readInput(id, request, readBody), controlled);
}
