import type { ApiOperation } from "@numbers-api/openapi/model";
import type { ServedContract } from "../contract/served-contract.ts";
import type { RawBody } from "../http/body.ts";
import type { MockRequest } from "../http/request.ts";
import type { KnownKey } from "../journal/keys.ts";
import type { Plans } from "../plans/plans.ts";
import type { ParsedBody } from "../requests/parse-body.ts";
import type { Defaults } from "./decide.ts";

/** Request, and everything that its response depends on. */
export interface RequestContext {
  readonly contract: ServedContract;
  readonly request: MockRequest;
  readonly readBody: () => Promise<RawBody>;
  /** Raw API key. */
  readonly key: string | undefined;
  /** Key as the mock keeps it. */
  readonly known: KnownKey | null;
  readonly plans: Plans;
  readonly defaults: Defaults;
  /** Called as soon as the operation is known, before any later step can fail. */
  readonly onOperation: (operation: ApiOperation) => void;
  /** Called with the parsed body of the request. */
  readonly onBody: (body: ParsedBody) => void;
  /** Called when a step of a plan is played. */
  readonly onPlayed: () => void;
}
