"use client";
import { type UseMutationOptions, type UseMutationResult, useMutation } from "@tanstack/react-query";
import { basicsOf, type MutationInput } from "./mutation.ts";
import type { ErrorOf, Operation, OperationOn, OutputOf, Resource } from "./operation.ts";
import { useNumbersClient } from "./provider.ts";

/** What a hook takes: all that TanStack's `useMutation` takes, but the key and the function. */
export type MutationHookOptions<R extends Resource, N extends OperationOn<R>, OnMutateResult = unknown> = Omit<
  UseMutationOptions<OutputOf<R, N>, ErrorOf<R, N>, MutationInput<R, N>, OnMutateResult>,
  "mutationKey" | "mutationFn"
>;

/** Gives what TanStack's `useMutation` gives; `mutate` takes the input of the operation. */
export type MutationHook<R extends Resource, N extends OperationOn<R>> = <OnMutateResult = unknown>(
  options?: MutationHookOptions<R, N, OnMutateResult>,
) => UseMutationResult<OutputOf<R, N>, ErrorOf<R, N>, MutationInput<R, N>, OnMutateResult>;

/** The maker of the hook for the mutations of an operation. */
export function mutationHook<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
): MutationHook<R, N> {
  return (options) => useMutation({ ...basicsOf<R, N>(operation, useNumbersClient()), ...options });
}
