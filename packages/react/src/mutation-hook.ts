"use client";
import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { baseMutationOptions, type MutationInput } from "./mutation.ts";
import type { BoundOperation, ErrorOf, OperationOn, OutputOf, ResourceName } from "./operation.ts";
import { useNumbersClient } from "./provider.ts";

/** Options of a mutation hook: those of TanStack's `useMutation` without the key and the function. */
export type MutationHookOptions<R extends ResourceName, N extends OperationOn<R>, OnMutateResult = unknown> = Omit<
  UseMutationOptions<OutputOf<R, N>, ErrorOf<R, N>, MutationInput<R, N>, OnMutateResult>,
  "mutationKey" | "mutationFn"
>;

/** Returns the result of TanStack's `useMutation`, whose `mutate` takes the input of the operation. */
export type MutationHook<R extends ResourceName, N extends OperationOn<R>> = <OnMutateResult = unknown>(
  options?: MutationHookOptions<R, N, OnMutateResult>,
) => UseMutationResult<OutputOf<R, N>, ErrorOf<R, N>, MutationInput<R, N>, OnMutateResult>;

/** Makes the mutation hook of an operation. */
export function mutationHook<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
): MutationHook<R, N> {
  return (options) => useMutation({ ...baseMutationOptions<R, N>(operation, useNumbersClient()), ...options });
}
