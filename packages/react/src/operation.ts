import type { Call, CallOptions, Input, NumbersClient, OperationError, Output } from "@numbers-api/client";

/** A resource of the API: a member of the client, such as `pets` of `client.pets.list`. */
export type ResourceName = Exclude<keyof NumbersClient, "http">;

/** An operation on a resource: a method of the client, such as `list` of `client.pets.list`. */
export type OperationOn<R extends ResourceName> = keyof NumbersClient[R] & string;

/** Operation id in the contract of `client[R][N]`. */
export type IdOf<R extends ResourceName, N extends OperationOn<R>> = NumbersClient[R][N] extends (
  ...args: never[]
) => Call<infer Id>
  ? Id
  : never;

/** Input of an operation: the `path`, `query`, `header`, `cookie` and `body` that the contract gives it. */
export type InputOf<R extends ResourceName, N extends OperationOn<R>> = Input<IdOf<R, N>>;

/** Every error that an operation can end with, as the client types it. */
export type ErrorOf<R extends ResourceName, N extends OperationOn<R>> = OperationError<IdOf<R, N>>;

/** Result of an operation's call. */
export type OutputOf<R extends ResourceName, N extends OperationOn<R>> = Output<IdOf<R, N>>;

type Kind<Input> = [keyof Input] extends [never]
  ? "none"
  : Record<never, never> extends Input
    ? "optional"
    : "required";

/** `none` for an operation without input; otherwise `optional` or `required`. */
export type InputKind<R extends ResourceName, N extends OperationOn<R>> = Kind<InputOf<R, N>>;

/** Arguments of a function that takes the input of an operation first, if the operation has one. */
export type WithInput<Kind, Input, Rest extends unknown[]> = Kind extends "none"
  ? Rest
  : Kind extends "optional"
    ? [input?: Input, ...rest: Rest]
    : [input: Input, ...rest: Rest];

/** An operation as queries and mutations use it. `src/generated/operations.ts` has one for each of the contract. */
export interface BoundOperation<R extends ResourceName, N extends OperationOn<R>> {
  readonly resource: R;
  readonly name: N;
  readonly input: InputKind<R, N>;
  readonly call: (client: NumbersClient, input: InputOf<R, N>, options: CallOptions) => Call<IdOf<R, N>>;
}

/** Splits the arguments that {@link WithInput} allows into the input and the options. */
export function splitArgs<Input, Options>(
  { input }: { readonly input: string },
  args: readonly unknown[],
): [input: Input | undefined, options: Options | undefined] {
  // `WithInput` types the arguments at every call.
  return (input === "none" ? [undefined, args[0]] : args) as [Input | undefined, Options | undefined];
}
