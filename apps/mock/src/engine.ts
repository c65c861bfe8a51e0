import { AnswerMemory } from "./answer-memory.ts";
import { withBlankBodies } from "./blank.ts";
import type { Choice } from "./choice.ts";
import { makeConsultant } from "./consultant.ts";
import { loadPrism } from "./load-prism.ts";
import type { Operation } from "./operation.ts";
import { answerKey, credentialsKey, questionKey } from "./question-key.ts";
import type { Reply } from "./reply.ts";
import type { MockRequest } from "./request.ts";
import { readResources } from "./resources.ts";

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

/**
 * Prepares the engine for a document in which every reference begins with `#/`. The document is left as it is.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export async function loadEngine(document: object): Promise<Engine> {
  const loaded = loadPrism();
  const resources = await readResources(document, loaded);
  const { consult, judge } = makeConsultant(loaded);
  const verdicts = new AnswerMemory();
  const answers = new AnswerMemory();

  return {
    operations: resources.operations,
    deny: async (question) => {
      const resource = await resources.of(question.operation);
      const verdict = await verdicts.recall(credentialsKey(resource, question), () =>
        // A request is asked about twice, and must not be called back twice.
        consult({ ...resource, callbacks: [] }, question, "credentials"),
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
      // What a right request is answered with depends on nothing else of it, so all of them share one answer.
      const answerRight = (): Promise<Verdict | Error> =>
        answers.recall(answerKey(resource, question, choice, mediaType), () =>
          consult(dynamic ? withBlankBodies(resource) : resource, question, "nothing", wishes),
        );
      const verdict = await verdicts.recall(questionKey(resource, question, choice, mediaType), async () => {
        const violations = await judge(resource, question);
        if (!(violations instanceof Error) && violations.length === 0) return answerRight();
        const checked = violations instanceof Error ? violations : await consult(resource, question, "request", wishes);
        if (!(checked instanceof Error)) return checked;
        // Some of what a client may well send, as a file without a type in a form, is beyond Prism.
        const answered = await answerRight();
        return answered instanceof Error ? checked : { ...answered, unchecked: checked.message };
      });
      if (verdict instanceof Error) throw verdict;
      return verdict;
    },
  };
}
