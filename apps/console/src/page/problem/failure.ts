import type { OperationError } from "@numbers-api/client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

/** What went wrong, and when. */
export interface Failure {
  readonly error: OperationError<"numbers_list">;
  /** In ms since 1970. */
  readonly at: number;
}

/**
 * What went wrong last, until there is an answer, or the query begins anew. TanStack Query forgets the error of a query
 * without data as soon as it is asked again; what says so would leave the page, and the focus with it, only to come back.
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
