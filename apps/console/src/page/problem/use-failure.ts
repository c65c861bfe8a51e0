import type { OperationError } from "@numbers-api/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";

/** Failed load of the numbers. */
export interface Failure {
  readonly error: OperationError<"numbers_list">;
  /** Time of the failure, in ms since 1970. */
  readonly at: number;
}

/**
 * Returns the last failure until the query succeeds or is reset. TanStack Query clears the error of a query without
 * data as soon as it refetches; the panel would then disappear and take the focus with it.
 */
export function useFailure(query: UseQueryResult<unknown, Failure["error"]>): Failure | undefined {
  const { data, error, errorUpdatedAt, errorUpdateCount } = query;
  const [last, setLast] = useState<Failure>();
  if (error) {
    if (last?.error === error) return last;
    const failure = { error, at: errorUpdatedAt };
    setLast(failure);
    return failure;
  }
  return data === undefined && errorUpdateCount > 0 ? last : undefined;
}

function subscribe(onChange: () => void): () => void {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
}

/** Returns false while the browser reports that it is offline. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
