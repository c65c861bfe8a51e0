import type { OperationId, OperationTypes } from "@numbers-api/contract";

type Known<T> = Exclude<T, undefined>;

/** The members of an operation's parameters that exist; openapi-typescript writes `query?: never` for the others. */
type Present<T> = Pick<T, { [K in keyof T]-?: [Known<T[K]>] extends [never] ? never : K }[keyof T]>;

type Content<T> = T extends { content: infer C } ? C : never;
/** The JSON body where there is one, else whichever the contract has. */
type BodyOf<C> = [C] extends [never]
  ? undefined
  : "application/json" extends keyof C
    ? C["application/json"]
    : C[keyof C];

type BodyInput<T> = T extends { requestBody: infer B }
  ? { readonly body: BodyOf<Content<B>> }
  : T extends { requestBody?: infer B }
    ? [Known<B>] extends [never]
      ? unknown
      : { readonly body?: BodyOf<Content<Known<B>>> }
    : unknown;

/** What an operation takes: those of `path`, `query`, `header`, `cookie` and `body` that the contract gives it. */
export type Input<Id extends OperationId> = Present<OperationTypes[Id]["parameters"]> & BodyInput<OperationTypes[Id]>;

type Responses<Id extends OperationId> = OperationTypes[Id]["responses"];

type Success<Id extends OperationId> = Extract<keyof Responses<Id>, SuccessKey>;

/** What a call of an operation resolves to; `undefined` for a success without a body. */
export type Output<Id extends OperationId> = SuccessBodies<Responses<Id>>[keyof SuccessBodies<Responses<Id>>];

// Of the responses alone: to hold those of any operation against its entry in the table, as code that is written for all
// of them makes the compiler do, takes the square of the number of operations.
type SuccessBodies<R> = { [S in keyof R as Extract<S, SuccessKey>]: BodyOf<Content<R[S]>> };

/** How the contract writes that a response is a success. */
type SuccessKey = Statuses<2> | "2XX";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Statuses<FirstDigit extends Digit> = ToNumber<`${FirstDigit}${Digit}${Digit}`>;
type ToNumber<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** The statuses that the contract documents as successes of an operation; `2XX` stands for all of them. */
export type SuccessStatus<Id extends OperationId> = "2XX" extends Success<Id> ? Statuses<2> : Success<Id> & number;

/** The statuses that the contract documents as errors of an operation. */
export type ErrorStatus<Id extends OperationId> = Exclude<keyof Responses<Id>, Success<Id>> & number;

/** The statuses that the contract does not document for an operation (RFC 9110, section 15, has all that there are). */
export type OtherStatus<Id extends OperationId> = Exclude<Statuses<2 | 3 | 4 | 5>, ErrorStatus<Id> | SuccessStatus<Id>>;

/** The body that the contract documents for an error status of an operation; `undefined` where it has none. */
export type ErrorBody<Id extends OperationId, Status extends ErrorStatus<Id>> = BodyOf<Content<Responses<Id>[Status]>>;
