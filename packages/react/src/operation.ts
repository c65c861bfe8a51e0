import type { Call, CallOptions, Input, NumbersClient, OperationError, Output } from "@numbers-api/client";

/** A resource of the API: a member of the client, such as `numbers`. */
export type Resource = Exclude<keyof NumbersClient, "http">;

/** An operation on a resource: a method of the client, such as `list` of `client.numbers`. */
export type OperationOn<R extends Resource> = keyof NumbersClient[R] & string;

/** The operation that `client[R][N]` calls, as its id in the contract. */
export type IdOf<R extends Resource, N extends OperationOn<R>> = NumbersClient[R][N] extends (
  ...args: never[]
) => Call<infer Id>
  ? Id
  : never;

/** What an operation takes: `path`, `query`, `header`, `cookie` and `body`, as far as the contract gives it them. */
export type InputOf<R extends Resource, N extends OperationOn<R>> = Input<IdOf<R, N>>;

/** Every error that an operation can end with, as the client types it. */
export type ErrorOf<R extends Resource, N extends OperationOn<R>> = OperationError<IdOf<R, N>>;

/** What a call of an operation resolves to. */
export type OutputOf<R extends Resource, N extends OperationOn<R>> = Output<IdOf<R, N>>;

type Kind<Input> = [keyof Input] extends [never]
  ? "none"
  : Record<never, never> extends Input
    ? "optional"
    : "required";

/** Whether an operation takes an input, and whether it can be left out. */
export type InputKind<R extends Resource, N extends OperationOn<R>> = Kind<InputOf<R, N>>;

/** The arguments of whatever takes the input of an operation: one without input takes only the rest. */
export type WithInput<Kind, Input, Rest extends unknown[]> = Kind extends "none"
  ? Rest
  : Kind extends "optional"
    ? [input?: Input, ...rest: Rest]
    : [input: Input, ...rest: Rest];

/** An operation as queries and mutations need it; `src/generated/operations.ts` has one for each of the contract. */
export interface Operation<R extends Resource, N extends OperationOn<R>> {
  readonly resource: R;
  readonly name: N;
  readonly input: InputKind<R, N>;
  readonly call: (client: NumbersClient, input: InputOf<R, N>, options: CallOptions) => Call<IdOf<R, N>>;
}

/** Tells the input from what follows it, among the arguments that {@link WithInput} allows. */
export function split<Input, Options>(
  { input }: { readonly input: string },
  args: readonly unknown[],
): [input: Input | undefined, options: Options | undefined] {
  return (input === "none" ? [undefined, args[0]] : args) as [Input | undefined, Options | undefined];
}
