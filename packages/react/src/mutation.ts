import type { NumbersClient } from "@numbers-api/client";
import type { UseMutationOptions } from "@tanstack/react-query";
import { type OperationKey, operationKey } from "./key.ts";
import type { BoundOperation, ErrorOf, InputKind, InputOf, OperationOn, OutputOf, ResourceName } from "./operation.ts";

/** Argument of `mutate`: the input of the operation, if it takes one. */
export type MutationInput<R extends ResourceName, N extends OperationOn<R>> = {
  // biome-ignore lint/suspicious/noConfusingVoidType: TanStack Query makes an argument of this type optional.
  none: void;
  // biome-ignore lint/suspicious/noConfusingVoidType: as above.
  optional: InputOf<R, N> | void;
  required: InputOf<R, N>;
}[InputKind<R, N>];

/** Mutation options, as TanStack's `mutationOptions` returns them. */
export type MutationOptions<R extends ResourceName, N extends OperationOn<R>> = UseMutationOptions<
  OutputOf<R, N>,
  ErrorOf<R, N>,
  MutationInput<R, N>
> &
  BaseMutationOptions<R, N>;

interface BaseMutationOptions<R extends ResourceName, N extends OperationOn<R>> {
  readonly mutationKey: OperationKey<R, N>;
  readonly mutationFn: (input: MutationInput<R, N>) => Promise<OutputOf<R, N>>;
  readonly retry: false;
}

/** Makes mutation options from a client. */
export type MutationFactory<R extends ResourceName, N extends OperationOn<R>> = (
  client: NumbersClient,
) => MutationOptions<R, N>;

/** Makes the mutation options factory of an operation. */
export function mutationFactory<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
): MutationFactory<R, N> {
  return (client) => baseMutationOptions<R, N>(operation, client);
}

/** Mutation options that this package sets. The application sets all others. */
export function baseMutationOptions<R extends ResourceName, N extends OperationOn<R>>(
  operation: BoundOperation<R, N>,
  client: NumbersClient,
): BaseMutationOptions<R, N> {
  return {
    mutationKey: operationKey<R, N>(client, operation),
    // Only an operation whose input is optional can be called without one, by the type of the argument.
    mutationFn: (input) => operation.call(client, (input ?? {}) as InputOf<R, N>, {}),
    // The client already retries where that is safe.
    retry: false,
  };
}
