import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
  isBrokenCircuitError,
  isTaskCancelledError,
  TimeoutStrategy,
  timeout,
} from "cockatiel";
import type { ProviderLink } from "../accounts/account.ts";
import { type Provider, ProviderFailure, type ProviderReader } from "./provider.ts";

/** Limits of reads from a provider. Times are in milliseconds. */
export interface ProtectionOptions {
  /** Longest time of a read with all of its attempts. Default: 8000. */
  readonly deadline?: number;
  /** Time for which a provider that failed again and again is left alone. Default: 10 000. */
  readonly pause?: number;
  /** Called after each read with its outcome and duration. */
  readonly onRead?: (provider: string, outcome: ReadOutcome, duration: number) => void;
}

export type ReadOutcome = "success" | "failure" | "broken circuit";

/** Failed reads in a row after which the provider is left alone. */
const FAILURES = 3;

/** State of one account at a provider. */
interface Guard {
  readonly breaker: CircuitBreakerPolicy;
  lastFailure: ProviderFailure | undefined;
}

/** Gives each account a deadline and a circuit breaker. */
export function protect(provider: Provider, options: ProtectionOptions = {}): ProviderReader {
  const { deadline = 8000, pause = 10_000, onRead = () => {} } = options;
  const whole = timeout(deadline, TimeoutStrategy.Aggressive);
  const guards = new Map<string, Guard>();

  const read = (link: ProviderLink, guard: Guard): Promise<readonly string[]> =>
    guard.breaker.execute(async () => {
      try {
        return await whole.execute(({ signal }) => provider.listNumbers(link, signal));
      } catch (error) {
        const failure = toFailure(provider, error);
        if (failure instanceof ProviderFailure) guard.lastFailure = failure;
        throw failure;
      }
    });

  const observed = async (link: ProviderLink, guard: Guard): Promise<readonly string[]> => {
    const startedAt = performance.now();
    const end = (outcome: ReadOutcome): void => onRead(provider.name, outcome, performance.now() - startedAt);
    try {
      const numbers = await read(link, guard);
      end("success");
      return numbers;
    } catch (error) {
      const isBroken = isBrokenCircuitError(error);
      end(isBroken ? "broken circuit" : "failure");
      // While the circuit is broken, the answer is the one that broke it.
      throw isBroken && guard.lastFailure ? guard.lastFailure : error;
    }
  };

  return {
    listNumbers: (link) => {
      const guard = guards.get(link.reference) ?? newGuard(pause);
      guards.set(link.reference, guard);
      return observed(link, guard);
    },
  };
}

function newGuard(pause: number): Guard {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof ProviderFailure),
    { halfOpenAfter: pause, breaker: new ConsecutiveBreaker(FAILURES) },
  );
  return { breaker, lastFailure: undefined };
}

function toFailure(provider: Provider, error: unknown): unknown {
  return isTaskCancelledError(error) ? provider.timedOut(error) : error;
}
