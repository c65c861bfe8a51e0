import { isDeepStrictEqual } from "node:util";
import {
  type ApiModel,
  type ApiOperation,
  type ApiResponse,
  isJsonMediaType,
  matchMediaType,
  responseFor,
  scenariosOf,
  usualResponse,
} from "@numbers-api/openapi/model";
import { makeRequests } from "./requests.ts";
import type { GeneratedRequest } from "./serialize.ts";
import { type IndependentValidator, independentValidator } from "./validator.ts";

/** Server that is evaluated. It is started again after a request that ends it. */
export interface EvaluatedServer {
  readonly url: string;
  restart?(): Promise<void>;
  /** Header in which the server tells that an answer differs from the contract, for a server that has one. */
  readonly reportHeader?: string;
}

/** Kind of a check: an answer, or the judgement of a request. */
export type CheckKind = "static" | "dynamic" | "accepts" | "refuses";

/** Number of checks, and of those that the server passed. */
export interface Score {
  passed: number;
  total: number;
}

/** Evaluation of a server by one contract. */
export interface Evaluation {
  readonly operations: number;
  /** Operations for which no valid request could be made. */
  readonly skipped: readonly string[];
  readonly scores: Readonly<Record<CheckKind, Score>>;
  /** Answers that are the examples of the contract, although its schema does not allow them. */
  readonly contradictions: number;
  readonly failures: readonly string[];
}

/** Response as it arrived. */
export interface Received {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
  /** The server says that the answer differs from the contract; undefined for a server that never says so. */
  readonly isReported: boolean | undefined;
}

/** Options of an evaluation. */
export interface EvaluationOptions {
  /** Number of dynamic answers of each operation. Default: 1. */
  readonly dynamicAnswers?: number;
  /** Request for operations whose bodies are of types that are not generated. */
  readonly fallback?: GeneratedRequest | undefined;
}

/** Sends requests for every operation of a contract, and judges the answers by an independent validator. */
export async function evaluate(
  server: EvaluatedServer,
  model: ApiModel,
  { dynamicAnswers = 1, fallback }: EvaluationOptions = {},
): Promise<Evaluation> {
  const validator = independentValidator(model);
  const scores = { static: score(), dynamic: score(), accepts: score(), refuses: score() };
  const failures: string[] = [];
  const skipped: string[] = [];
  let contradictions = 0;
  const count = (kind: CheckKind, name: string, problem: string | undefined): void => {
    scores[kind].total += 1;
    if (problem === undefined) scores[kind].passed += 1;
    else failures.push(`${kind} ${name}: ${problem}`);
  };
  // A path with a fragment cannot be requested over HTTP.
  for (const operation of model.operations.filter(({ pathTemplate }) => !pathTemplate.includes("#"))) {
    const name = `${operation.method.toUpperCase()} ${operation.pathTemplate}`;
    const { valid, faulty } = makeRequests(model, validator, operation);
    const [first = fallback] = valid;
    if (!first) {
      skipped.push(name);
      continue;
    }
    const content = usualResponse(operation)?.content ?? [];
    const hasSchema = content.length === 0 || content.some(({ schema }) => schema !== undefined);
    const dynamic = Array.from({ length: hasSchema ? dynamicAnswers : 0 }, () => "dynamic" as const);
    for (const kind of ["static" as const, ...dynamic]) {
      const headers = kind === "static" ? first.headers : { ...first.headers, prefer: "dynamic=true" };
      const judged = judge(model, validator, operation, await send(server, { ...first, headers }));
      if (judged.isContradiction) contradictions += 1;
      count(kind, name, judged.problem);
    }
    for (const request of valid) {
      const received = await send(server, request);
      const problem =
        received && isExpected(operation, received.status)
          ? undefined
          : `${show(received)} for ${JSON.stringify(request)}`;
      count("accepts", name, problem);
    }
    for (const { fault, request } of faulty) {
      const received = await send(server, request);
      const isRefused = received !== undefined && received.status >= 400 && received.status < 500;
      count("refuses", name, isRefused ? undefined : `${show(received)} ${fault}: ${JSON.stringify(request)}`);
    }
  }
  return { operations: model.operations.length, skipped, scores, contradictions, failures };
}

function score(): Score {
  return { passed: 0, total: 0 };
}

/** Sends a request; undefined when the server gives no answer. */
export async function send(
  server: EvaluatedServer,
  { target, ...init }: GeneratedRequest,
): Promise<Received | undefined> {
  try {
    const response = await fetch(server.url + target, {
      ...init,
      redirect: "manual",
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    const isReported = server.reportHeader === undefined ? undefined : response.headers.has(server.reportHeader);
    return {
      status: response.status,
      contentType: response.headers.get("content-type") ?? undefined,
      text,
      isReported,
    };
  } catch {
    await server.restart?.();
    return undefined;
  }
}

function isExpected(operation: ApiOperation, status: number): boolean {
  const response = responseFor(operation, status);
  return response !== undefined && response === usualResponse(operation);
}

/** Judgement of an answer. */
export interface Judgement {
  /** Absent for a right answer. */
  readonly problem?: string;
  readonly isContradiction?: boolean;
}

/** Judges an answer by the response that the contract has for its status. */
export function judge(
  model: ApiModel,
  validator: IndependentValidator,
  operation: ApiOperation,
  received: Received | undefined,
): Judgement {
  if (!received) return { problem: "no answer" };
  const response = responseFor(operation, received.status);
  if (!response || response !== usualResponse(operation)) return { problem: show(received) };
  const { content } = response;
  // These statuses have no body in HTTP.
  if (content.length === 0 || received.status === 204 || received.status === 304) {
    return received.text === "" ? {} : { problem: `a body where none is documented: ${show(received)}` };
  }
  const types = content.map(({ mediaType }) => mediaType);
  const key = matchMediaType(types, received.contentType ?? "");
  const media = content.find(({ mediaType }) => mediaType === key);
  if (!media) return { problem: `the type ${received.contentType}, where the contract has ${types.join(", ")}` };
  if (!isJsonMediaType(received.contentType) || !media.schema) return {};
  let body: unknown;
  try {
    body = JSON.parse(received.text);
  } catch {
    return { problem: `not JSON: ${show(received)}` };
  }
  const violations = validator.validate(media.schema, body, "response");
  const isSilent = received.isReported === (violations.length === 0);
  if (isSilent)
    return {
      problem: `${violations.length === 0 ? "a valid answer is reported" : `${violations.join("; ")} is not reported`}: ${show(received)}`,
    };
  if (violations.length === 0) return {};
  if (examplesIn(model, operation, response).some((example) => isDeepStrictEqual(example, body))) {
    return { isContradiction: true };
  }
  return { problem: `${violations.join("; ")} in ${received.text.slice(0, 300)}` };
}

function examplesIn(model: ApiModel, operation: ApiOperation, response: ApiResponse): unknown[] {
  return scenariosOf(model, operation)
    .filter((scenario) => scenario.response === response)
    .flatMap(({ bodies }) => bodies.map(({ example }) => example?.value));
}

function show(received: Received | undefined): string {
  return received ? `${received.status} ${received.contentType ?? ""} ${received.text.slice(0, 300)}` : "no answer";
}
