/// <reference path="./pino.d.ts" />
import type { IHttpOperationConfig } from "@stoplight/prism-http";
import { withoutAbsentShapes } from "./absent-headers.ts";
import { AnswerMemory } from "./answer-memory.ts";
import { withBlankBodies } from "./blank.ts";
import type { Choice } from "./choice.ts";
import { loadPrism, type Prism } from "./load-prism.ts";
import type { Operation } from "./operation.ts";
import { credentialsKey, questionKey } from "./question-key.ts";
import type { Reply } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { readResources } from "./resources.ts";
import { type Resource, toPrism, toReply, toVerdict } from "./translate.ts";

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
  /** Why the request was not held against the contract, if Prism has failed at that. */
  readonly unchecked?: string;
  /** Headers that belong to an answer which the contract does not document. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The Prism engine over one contract. */
export interface Engine {
  readonly operations: readonly Operation[];
  /** The answer to a request without the credentials that the contract asks for; nothing when it has them. */
  deny(question: Question): Promise<Verdict | undefined>;
  /**
   * The answer to a request that is let in, with the media type that was negotiated. If it is to be a dynamic one, its
   * body is `null`, for somebody else to fill.
   */
  ask(question: Question, choice: Choice, mediaType: string | undefined): Promise<Verdict>;
}

/** Prism's word for an error among its diagnostics; others are warnings. */
const ERROR = 0;

const CONFIG = { isProxy: false, errors: false, upstreamProxy: undefined, validateResponse: false } as const;
const CREDENTIALS = { ...CONFIG, checkSecurity: true, validateRequest: false } as const;
const REST = { ...CONFIG, checkSecurity: false, validateRequest: true } as const;
const NOTHING = { ...CONFIG, checkSecurity: false, validateRequest: false } as const;

/** What Prism is to look at. */
type PrismChecks = typeof CREDENTIALS | typeof REST | typeof NOTHING;

/**
 * Prepares the engine for a document in which every reference begins with `#/`. The document is left as it is.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export async function loadEngine(document: object): Promise<Engine> {
  const loaded = loadPrism();
  const resources = await readResources(document, loaded);
  const prism = loaded.createInstance({ ...REST, mock: { dynamic: false } }, { logger: silent });
  const memory = new AnswerMemory();

  const consult = async (
    resource: Resource,
    question: Question,
    checks: PrismChecks,
    mock: Omit<IHttpOperationConfig, "dynamic">,
  ): Promise<Verdict | Error> => {
    // Each call gets a `mock` of its own, because Prism writes into it.
    const config = { ...checks, mock: { dynamic: false, ...mock } };
    const readable = withoutAbsentShapes(resource, question.request.headers);
    const outcome = await attempt(() => prism.request(toPrism(resource, question), [readable], config)());
    if (outcome instanceof Error) return outcome;
    if (outcome._tag === "Left") {
      return outcome.left instanceof loaded.ProblemJsonError ? toVerdict(outcome.left) : outcome.left;
    }
    const { output, validations } = outcome.right;
    const errors = validations.input.filter(({ severity }) => severity === ERROR);
    const violations = errors.map(({ message }) => message);
    return { status: output.statusCode, violations, reply: toReply(question.operation, output) };
  };

  return {
    operations: resources.operations,
    deny: async (question) => {
      const resource = await resources.of(question.operation);
      const verdict = await memory.recall(credentialsKey(resource, question), () =>
        // A request is asked about twice, and must not be called back twice.
        consult({ ...resource, callbacks: [] }, question, CREDENTIALS, {}),
      );
      return verdict instanceof Error || verdict.violations.length === 0 ? undefined : verdict;
    },
    ask: async (question, choice, mediaType) => {
      const { code, example, dynamic } = choice.preferences;
      const resource = await resources.of(question.operation);
      const wishes = {
        ...(code !== undefined && { code }),
        ...(example !== undefined && { exampleKey: example }),
        ...(mediaType !== undefined && { mediaTypes: [mediaType] }),
      };
      const verdict = await memory.recall(questionKey(resource, question, choice, mediaType), async () => {
        const blank = dynamic && (await consult(withBlankBodies(resource), question, REST, wishes));
        // What is said about a request that is wrong is not made up.
        if (blank && !(blank instanceof Error) && blank.violations.length === 0) return blank;
        const checked = await consult(resource, question, REST, wishes);
        if (!(checked instanceof Error)) return checked;
        // Some of what a client may well send, as a file without a type in a form, is beyond Prism.
        const answered = await consult(resource, question, NOTHING, wishes);
        return answered instanceof Error ? checked : { ...answered, unchecked: checked.message };
      });
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
  };
}

/** Prism throws where it cannot read a request, though it has another way to fail. */
async function attempt<Outcome>(ask: () => Promise<Outcome>): Promise<Outcome | Error> {
  try {
    return await ask();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
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
