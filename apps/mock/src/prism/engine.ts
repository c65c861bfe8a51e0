import type { Operation } from "../contract/operation.ts";
import type { SelectedResponse } from "../respond/select-response.ts";
import { credentialsCacheKey, requestCacheKey, responseCacheKey } from "./cache-key.ts";
import { loadPrism } from "./load-prism.ts";
import { withNullBodies } from "./null-bodies.ts";
import { makePrismAdapter } from "./prism-adapter.ts";
import { readResources } from "./resources.ts";
import { ResponseCache } from "./response-cache.ts";
import type { EngineRequest, EngineResult } from "./types.ts";

/** The Prism engine over one contract. */
export interface Engine {
  readonly operations: readonly Operation[];
  /** The answer to a request without the credentials that the contract asks for; nothing when it has them. */
  deny(question: EngineRequest): Promise<EngineResult | undefined>;
  /**
   * The answer to a request that is let in, with the media type that was negotiated. If it is to be a dynamic one, its
   * body is `null`, for somebody else to fill.
   */
  ask(question: EngineRequest, choice: SelectedResponse, mediaType: string | undefined): Promise<EngineResult>;
}

/**
 * Prepares the engine for a document in which every reference begins with `#/`. The document is left as it is.
 *
 * @throws {Error} when Prism cannot read the document.
 */
export async function loadEngine(document: object): Promise<Engine> {
  const loaded = loadPrism();
  const resources = await readResources(document, loaded);
  const { respond, validate } = makePrismAdapter(loaded);
  const verdicts = new ResponseCache();
  const answers = new ResponseCache();

  return {
    operations: resources.operations,
    deny: async (question) => {
      const resource = await resources.of(question.operation);
      const verdict = await verdicts.recall(credentialsCacheKey(resource, question), () =>
        // A request is asked about twice, and must not be called back twice.
        respond({ ...resource, callbacks: [] }, question, "credentials"),
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
      const answerRight = (): Promise<EngineResult | Error> =>
        answers.recall(responseCacheKey(resource, question, choice, mediaType), () =>
          respond(dynamic ? withNullBodies(resource) : resource, question, "nothing", wishes),
        );
      const verdict = await verdicts.recall(requestCacheKey(resource, question, choice, mediaType), async () => {
        const violations = await validate(resource, question);
        if (!(violations instanceof Error) && violations.length === 0) return answerRight();
        const checked = violations instanceof Error ? violations : await respond(resource, question, "request", wishes);
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
