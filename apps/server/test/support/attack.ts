import fc from "fast-check";
import { type HostileRequest, hostileRequests, loadRequestFrom } from "./hostile.ts";
import { judge } from "./judge.ts";
import { exchangeRaw, parseAnswers } from "./raw.ts";

export interface AttackOptions {
  readonly url: string;
  readonly keys: readonly string[];
  readonly count: number;
  readonly seed: number;
}

/** Result of an attack. */
export interface AttackReport {
  /** Number of answers by status; 0 counts connections closed without an answer. */
  readonly statuses: ReadonlyMap<number, number>;
  /** First answers that the contract does not allow, with their requests. */
  readonly problems: readonly string[];
}

const PARALLEL = 16;
const MOST_PROBLEMS = 10;

/** Sends hostile requests, several at a time, and checks each answer. */
export async function attack({ url, keys, count, seed }: AttackOptions): Promise<AttackReport> {
  const statuses = new Map<number, number>();
  const problems: string[] = [];
  const requests = generate(hostileRequests(keys, await loadRequestFrom()), count, seed);
  const work = async (): Promise<void> => {
    for (const bytes of requests) {
      const head = bytes.toString("latin1").slice(0, 300);
      const isHead = head.startsWith("HEAD ");
      const answers = parseAnswers(await exchangeRaw(url, bytes, { hangUp: true }), isHead);
      if (answers.length === 0) statuses.set(0, (statuses.get(0) ?? 0) + 1);
      for (const answer of answers.filter(({ status }) => status !== 100)) {
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        const wrong = isHead && answer.body === "" ? [] : judge(answer);
        if (keys.some((key) => answer.body.includes(key))) problems.push("the answer has a key");
        if (wrong.length > 0 && problems.length < MOST_PROBLEMS) {
          problems.push(`${wrong.join(", ")}: ${answer.status} to ${JSON.stringify(head)}`);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return { statuses, problems };
}

/** Generates requests one after the other, shared by all connections. */
function* generate(requests: fc.Arbitrary<HostileRequest>, count: number, seed: number): Generator<Buffer> {
  const BATCH = 500;
  for (let done = 0; done < count; done += BATCH) {
    const batch = fc.sample(requests, { numRuns: Math.min(BATCH, count - done), seed: seed + done });
    for (const { bytes } of batch) yield bytes;
  }
}
