import { operations } from "../generated/operations.ts";
import type { RawBody } from "../http/body.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import { makeRouter, type Routable } from "../requests/route.ts";
import { guard } from "./guard.ts";
import { type Controlled, handlers, type Stream } from "./handlers.ts";
import { type ControlId, readInput } from "./input.ts";
import { type ControlPage, PAGES } from "./pages.ts";

/** Path below which the mock serves its own API and pages. */
const CONTROL = "/__mock";

interface ControlOperation extends Routable {
  readonly id: ControlId;
  readonly contentType: string | undefined;
}

const OPERATIONS: readonly ControlOperation[] = Object.values(operations).map(({ id, method, path, success }) => ({
  id,
  method,
  pathTemplate: path,
  contentType: "200" in success ? success[200].contentType : undefined,
}));

const router = makeRouter<ControlOperation | ControlPage>([...OPERATIONS, ...PAGES], "mock");

/** Checks that a request is for the mock itself, and not for the contract that it serves. */
export function isControl({ path }: MockRequest): boolean {
  return path === CONTROL || path.startsWith(`${CONTROL}/`);
}

/**
 * Responds to a request to the control API.
 *
 * @param isOpen The mock listens on more than the loopback interface.
 * @throws {MockError} when the request is not allowed, its operation does not exist, or its input is invalid.
 */
export async function control(
  controlled: Controlled,
  request: MockRequest,
  readBody: () => Promise<RawBody>,
  isOpen: boolean,
): Promise<Reply | Stream> {
  guard(request, isOpen);
  const found = router.route(request.method, request.path);
  if ("allow" in found) return { status: 204, headers: { allow: found.allow } };
  if ("show" in found.operation) return found.operation.show(request, controlled.contract);
  const { id, contentType } = found.operation;
  const result = await call(id, controlled, request, readBody);
  if (isStream(result)) return request.method === "HEAD" ? head(contentType) : result;
  if (result === undefined) return { status: 204, headers: {} };
  return { ...head(contentType), body: result };
}

/** All results but streams are data. */
function isStream(result: unknown): result is Stream {
  return typeof result === "function";
}

/** Prevents caching, because the state changes at any time. */
function head(contentType = "application/json"): Reply {
  return { status: 200, headers: { "content-type": contentType, "cache-control": "no-store" } };
}

/** Ties the input of an operation to its handler, which takes a type parameter. */
async function call<Id extends ControlId>(
  id: Id,
  controlled: Controlled,
  request: MockRequest,
  readBody: () => Promise<RawBody>,
): Promise<unknown> {
  return handlers[id](await readInput(id, request, readBody), controlled);
}
