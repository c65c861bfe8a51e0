/// <reference path="./pino.d.ts" />
import type { IHttpOperationConfig } from "@stoplight/prism-http";
import type { Choice } from "./choice.ts";
import { loadPrism, type Prism } from "./load-prism.ts";
import type { Operation } from "./operation.ts";
import type { Reply } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { toOperation, toPrism, toReply, toVerdict } from "./translate.ts";

/** A request that has found its operation. */
export interface Question {
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly body?: unknown;
}

/** What Prism makes of a question. */
export interface Verdict {
  readonly status: number;
  /** What is wrong with the request, each naming the part that it is about; empty when it is right. */
  readonly violations: readonly string[];
  /** The answer that the contract documents; absent when it documents none for a request that is wrong. */
  readonly reply?: Reply;
  /** Headers that belong to an answer which the contract does not document. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The Prism engine over one contract. */
export interface Engine {
  readonly operations: readonly Operation[];
  /** The answer to a request without the credentials that the contract asks for; nothing when it has them. */
  deny(question: Question): Promise<Verdict | undefined>;
  /** The answer to a request that is let in, with the media type that was negotiated. */
  ask(question: Question, choice: Choice, mediaType: string | undefined): Promise<Verdict>;
}

/** Prism's word for an error among its diagnostics; others are warnings. */
const ERROR = 0;

/**
 * Prepares the engine for a document in which every reference begins with `#/`. The document is left as it is.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export async function loadEngine(document: object): Promise<Engine> {
  const { createInstance, getHttpOperationsFromSpec, ProblemJsonError } = loadPrism();
  // Prism resolves references in place.
  const resources = await getHttpOperationsFromSpec(structuredClone(document));
  const byOperation = new Map(resources.map((resource) => [toOperation(resource), resource]));
  const config = { isProxy: false, errors: false, upstreamProxy: undefined, validateResponse: false } as const;
  const prism = createInstance(
    { ...config, checkSecurity: true, validateRequest: true, mock: { dynamic: false } },
    { logger: silent },
  );

  const consult = async (
    question: Question,
    check: "credentials" | "rest",
    mock: IHttpOperationConfig,
  ): Promise<Verdict | Error> => {
    const resource = byOperation.get(question.operation);
    if (!resource) throw new Error("the operation is of another contract");
    const checks = { checkSecurity: check === "credentials", validateRequest: check === "rest" };
    // A request is asked about twice, and must not be called back twice.
    const asked = check === "rest" ? resource : { ...resource, callbacks: [] };
    // Each call gets a `mock` of its own, because Prism writes into it.
    const outcome = await prism.request(toPrism(resource, question), [asked], { ...config, ...checks, mock })();
    if (outcome._tag === "Left") {
      return outcome.left instanceof ProblemJsonError ? toVerdict(outcome.left) : outcome.left;
    }
    const { output, validations } = outcome.right;
    const errors = validations.input.filter(({ severity }) => severity === ERROR);
    const violations = errors.map(({ message }) => message);
    return { status: output.statusCode, violations, reply: toReply(question.operation, output) };
  };

  return {
    operations: [...byOperation.keys()],
    deny: async (question) => {
      const verdict = await consult(question, "credentials", { dynamic: false });
      return verdict instanceof Error || verdict.violations.length === 0 ? undefined : verdict;
    },
    ask: async (question, { preferences: { code, example, dynamic = false, seed } }, mediaType) => {
      const verdict = await consult(question, "rest", {
        dynamic,
        ...(code !== undefined && { code }),
        ...(example !== undefined && { exampleKey: example }),
        ...(seed !== undefined && { seed }),
        ...(mediaType !== undefined && { mediaTypes: [mediaType] }),
      });
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
  };
}

const ignore = (): void => undefined;

/** What Prism would log is in its verdicts. */
const silent: Parameters<Prism["createInstance"]>[1]["logger"] = {
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  child: () => silent,
};
