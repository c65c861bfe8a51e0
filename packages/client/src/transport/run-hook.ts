import { HookError } from "../errors/call-errors.ts";
import { factsOf } from "../response/response-errors.ts";
import type { Attempt } from "../types/runtime.ts";
import { explain } from "./explain.ts";

/**
 * Calls a hook.
 *
 * @throws {HookError} when it fails.
 */
export async function runHook<Event>(
  attempt: Attempt,
  hook: (event: Event) => void | Promise<void>,
  event: Event,
): Promise<void> {
  try {
    await hook(event);
  } catch (cause) {
    throw new HookError(`a hook failed: ${explain(cause)}`, { ...factsOf(attempt), cause });
  }
}
