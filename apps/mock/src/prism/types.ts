import type { Operation } from "../contract/operation.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import type { Prism } from "./load-prism.ts";

/** Operation as Prism describes it. */
export type Resource = Awaited<ReturnType<Prism["getHttpOperationsFromSpec"]>>[number];

/** A request that has found its operation. */
export interface EngineRequest {
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly body?: unknown;
}

/** What Prism makes of a question. */
export interface EngineResult {
  readonly status: number;
  /** What is wrong with the request, each naming the part that it is about; empty when it is right. */
  readonly violations: readonly string[];
  /** The answer that the contract documents; absent when it documents none for a request that is wrong. */
  readonly reply?: Reply;
  /** Why the request was not held against the contract, if Prism has failed at that. */
  readonly unchecked?: string;
  /** Headers that belong to an answer which the contract does not document. */
  readonly headers?: Readonly<Record<string, string>>;
}
