import type { Operation } from "../contract/operation.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import { fill } from "../dynamic/fill.ts";
import type { RequestBody } from "../http/body.ts";
import type { Delay } from "../http/delay.ts";
import type { Fault } from "../http/fault.ts";
import type { Reply } from "../http/reply.ts";
import type { MockRequest } from "../http/request.ts";
import type { KnownKey } from "../journal/keys.ts";
import type { Plans } from "../plans/plans.ts";
import type { EngineResult } from "../prism/types.ts";
import { negotiate } from "./accept.ts";
import { type Decision, type Defaults, decide, type Why } from "./decide.ts";
import { answerDenied, answerInvalid } from "./invalid-request.ts";
import { route } from "./route.ts";
import { selectResponse } from "./select-response.ts";

/** What a request asks, and what bears on its answer. */
export interface RequestContext {
  readonly contract: ServedContract;
  readonly request: MockRequest;
  readonly readBody: () => Promise<RequestBody>;
  /** The API key as it was sent, and what stands for it. */
  readonly key: string | undefined;
  readonly known: KnownKey | null;
  readonly plans: Plans;
  readonly defaults: Defaults;
  /** Told as soon as the operation is known, because what comes after may be a refusal. */
  readonly onOperation: (operation: Operation) => void;
  /** Told when a step of a plan is played. */
  readonly onPlayed: () => void;
}

/** A reply, how it came about, and how it is to be sent. */
export interface Answer {
  readonly reply: Reply;
  /** Whether the mock says this itself, where the contract documents nothing. */
  readonly isOwn: boolean;
  readonly why: Why;
  readonly scenario?: string | undefined;
  /** What is wrong with the request, if that is why it is answered so. */
  readonly violations: readonly string[];
  readonly delay?: Delay | undefined;
  readonly fault?: Fault | undefined;
}

/**
 * Answers a request by the contract. The order is that of a real server: is there such an operation, may the client
 * call it, is the body readable, can its wishes be met, and at last, is the request right.
 *
 * @throws {MockError} when the answer to one of these is no, and the contract has no response for that.
 */
export async function respond(inquiry: RequestContext): Promise<Answer> {
  const { contract, request, defaults } = inquiry;
  const { engine, catalogue } = contract;
  const found = route(engine.operations, request);
  if ("allow" in found) {
    return { why: "options", isOwn: true, reply: { status: 204, headers: { allow: found.allow } }, violations: [] };
  }
  const { operation } = found;
  inquiry.onOperation(operation);

  const denied = await engine.deny({ operation, request });
  if (denied) {
    const scenario = denied.reply && scenarioWith(inquiry, operation, denied.status);
    const reply = answerDenied(operation, denied);
    return { why: "denied", isOwn: reply !== denied.reply, scenario, reply, violations: [], delay: defaults.delay };
  }

  const body = await inquiry.readBody();
  const { key, known, plans } = inquiry;
  const decision = decide(
    { operation, prefer: request.headers["prefer"] ?? "", key, known },
    catalogue,
    plans,
    defaults,
  );
  if (decision.why === "plan") inquiry.onPlayed();
  return play(inquiry, operation, decision, body);
}

/** Answers as it was decided, unless the request is wrong. */
async function play(
  inquiry: RequestContext,
  operation: Operation,
  decision: Decision,
  body: RequestBody,
): Promise<Answer> {
  const { contract, request } = inquiry;
  const choice = selectResponse(operation, decision.preferences);
  const mediaType = negotiate(request.headers["accept"], choice);
  // Without a length, as with a chunked body, Prism would not look at its type.
  const headers = { ...request.headers, ...(body.length > 0 && { "content-length": `${body.length}` }) };
  const question = { operation, request: { ...request, headers }, body: body.value };
  const verdict = await contract.engine.ask(question, choice, mediaType);
  const { preferences: _, ...chosen } = decision;
  if (verdict.reply && isMeant(verdict, choice.preferences.code)) {
    const isBlank = choice.preferences.dynamic === true && verdict.violations.length === 0;
    const reply = isBlank ? await fill(contract, operation, verdict.reply, request, choice.preferences) : verdict.reply;
    const { unchecked } = verdict;
    const notes = unchecked === undefined ? [] : [`the request was not checked, because Prism cannot: ${unchecked}`];
    return { ...chosen, isOwn: false, reply, violations: notes };
  }
  const reply = await answerInvalid(contract, operation, verdict);
  const isOwn = reply !== verdict.reply;
  const scenario = isOwn ? undefined : scenarioWith(inquiry, operation, verdict.status);
  return { ...chosen, why: "invalid", isOwn, scenario, reply, violations: verdict.violations };
}

/** Whoever asks for the very status that a wrong request has wants to see its example. */
function isMeant({ status, violations }: EngineResult, code: number | undefined): boolean {
  return violations.length === 0 || status === code;
}

function scenarioWith({ contract }: RequestContext, operation: Operation, status: number): string | undefined {
  return contract.catalogue.of(operation).scenarios.find((scenario) => scenario.status === status)?.name;
}
