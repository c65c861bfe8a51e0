import type { NumbersClient } from "@numbers-api/client";
import type { UseMutationOptions } from "@tanstack/react-query";
import { type OperationKey, operationKey } from "./key.ts";
import type { ErrorOf, InputKind, InputOf, Operation, OperationOn, OutputOf, Resource } from "./operation.ts";

/** What `mutate` takes: the input of the operation; nothing where it has none. */
export type MutationInput<R extends Resource, N extends OperationOn<R>> = {
  // biome-ignore lint/suspicious/noConfusingVoidType: TanStack Query lets an argument of this type be left out.
  none: void;
  // biome-ignore lint/suspicious/noConfusingVoidType: as above.
  optional: InputOf<R, N> | void;
  required: InputOf<R, N>;
}[InputKind<R, N>];

/** Options for whatever takes TanStack's `mutationOptions`. */
export type MutationOptions<R extends Resource, N extends OperationOn<R>> = UseMutationOptions<
  OutputOf<R, N>,
  ErrorOf<R, N>,
  MutationInput<R, N>
> &
  MutationBasics<R, N>;

/** What the options of a mutation have here; everything else is up to the application. */
interface MutationBasics<R extends Resource, N extends OperationOn<R>> {
  readonly mutationKey: OperationKey<R, N>;
  readonly mutationFn: (input: MutationInput<R, N>) => Promise<OutputOf<R, N>>;
  readonly retry: false;
}

/** Makes the options of a mutation from a client. */
export type MutationFactory<R extends Resource, N extends OperationOn<R>> = (
  client: NumbersClient,
) => MutationOptions<R, N>;

/** The maker of options for the mutations of an operation. */
export function mutationFactory<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
): MutationFactory<R, N> {
  return (client) => basicsOf<R, N>(operation, client);
}

/** What the options of a mutation have here, for the factory and the hook. */
export function basicsOf<R extends Resource, N extends OperationOn<R>>(
  operation: Operation<R, N>,
  client: NumbersClient,
): MutationBasics<R, N> {
  return {
    mutationKey: operationKey<R, N>(client, operation),
    // What is left out stands for an input without members; an operation that needs one is given one, by its type.
    mutationFn: (input) => operation.call(client, (input ?? {}) as InputOf<R, N>, {}),
    // The client has already tried again where that is safe; whoever wants more says so.
    retry: false,
  };
}
