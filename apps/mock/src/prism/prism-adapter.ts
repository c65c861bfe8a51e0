/// <reference path="./pino.d.ts" />
import type { IHttpOperationConfig, PrismHttpComponents } from "@stoplight/prism-http";
import { withoutAbsentShapes } from "./absent-headers.ts";
import type { Prism } from "./load-prism.ts";
import { toEngineResult, toPrism, toReply } from "./translate.ts";
import type { EngineRequest, EngineResult, Resource } from "./types.ts";

/** What Prism is to hold a request against: the contract without the credentials, these alone, or nothing of it. */
export type Check = "request" | "credentials" | "nothing";

/** Puts questions to Prism. It never throws: what Prism fails at is an error that is returned. */
export interface PrismAdapter {
  /** What Prism answers to a question after a check of the request. */
  respond(
    resource: Resource,
    question: EngineRequest,
    check: Check,
    wishes?: Omit<IHttpOperationConfig, "dynamic">,
  ): Promise<EngineResult | Error>;
  /** What is wrong with a request. No answer is looked for, which takes Prism longer than all else. */
  validate(resource: Resource, question: EngineRequest): Promise<readonly string[] | Error>;
}

const CONFIG = { isProxy: false, errors: false, upstreamProxy: undefined, validateResponse: false } as const;
const CHECKS = {
  request: { ...CONFIG, checkSecurity: false, validateRequest: true },
  credentials: { ...CONFIG, checkSecurity: true, validateRequest: false },
  nothing: { ...CONFIG, checkSecurity: false, validateRequest: false },
} as const satisfies Record<Check, object>;

/** Prism's word for an error among its diagnostics; others are warnings. */
const ERROR = 0;

/** Prepares Prism to be asked. */
export function makePrismAdapter({ createInstance, ProblemJsonError }: Prism): PrismAdapter {
  const config = { ...CHECKS.request, mock: { dynamic: false } };
  const prism = createInstance(config, { logger: silent });
  const validating = createInstance(config, { logger: silent, mock: answerNothing });
  const ask = (
    { request }: typeof prism,
    resource: Resource,
    question: EngineRequest,
    check: Check,
    wishes: Omit<IHttpOperationConfig, "dynamic">,
  ): Promise<Outcome | Error> => {
    const readable = withoutAbsentShapes(resource, question.request.headers);
    // Each call gets a `mock` of its own, because Prism writes into it.
    const given = { ...CHECKS[check], mock: { dynamic: false, ...wishes } };
    return attempt(() => request(toPrism(resource, question), [readable], given)());
  };
  return {
    respond: async (resource, question, check, wishes = {}) => {
      const outcome = await ask(prism, resource, question, check, wishes);
      if (outcome instanceof Error) return outcome;
      if (outcome._tag === "Left") {
        return outcome.left instanceof ProblemJsonError ? toEngineResult(outcome.left) : outcome.left;
      }
      const { output } = outcome.right;
      return {
        status: output.statusCode,
        violations: violationsIn(outcome.right),
        reply: toReply(question.operation, output),
      };
    },
    validate: async (resource, question) => {
      const outcome = await ask(validating, resource, question, "request", {});
      if (outcome instanceof Error) return outcome;
      return outcome._tag === "Left" ? outcome.left : violationsIn(outcome.right);
    },
  };
}

type Instance = ReturnType<Prism["createInstance"]>;
type Outcome = Awaited<ReturnType<ReturnType<Instance["request"]>>>;

function violationsIn({ validations }: Extract<Outcome, { _tag: "Right" }>["right"]): string[] {
  return validations.input.filter(({ severity }) => severity === ERROR).map(({ message }) => message);
}

/** Stands where Prism looks for an answer, when the request alone is of interest. */
const answerNothing: PrismHttpComponents["mock"] = () => () => ({ _tag: "Right", right: { statusCode: 204 } });

/** Prism throws where it cannot read a request, though it has another way to fail. */
async function attempt(ask: () => Promise<Outcome>): Promise<Outcome | Error> {
  try {
    return await ask();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const ignore = (): void => undefined;

/** What Prism would log is in its verdicts. */
const silent: PrismHttpComponents["logger"] = {
  debug: ignore,
  info: ignore,
  success: ignore,
  warn: ignore,
  error: ignore,
  child: () => silent,
};
