import type { OperationId, OperationTypes, operations } from "@numbers-api/contract";
import type { IsJson, MediaTypeName, ReceivedBody, SentBody } from "./media.ts";

type Known<T> = Exclude<T, undefined>;

/** Members of an operation's parameters that exist; openapi-typescript writes `query?: never` for the others. */
type Present<T> = Pick<T, { [K in keyof T]-?: [Known<T[K]>] extends [never] ? never : K }[keyof T]>;

type Content<T> = T extends { content: infer C } ? C : never;

type Table = typeof operations;

/** Media type that a call sends unless it chooses another. */
type DefaultType<Id extends OperationId> = Table[Id] extends {
  readonly requestBody: { readonly contentType: infer Type };
}
  ? Type
  : never;

/** Choices of a body: the media type has to be given unless it is the default. */
type BodyChoice<C, Default> = {
  [Type in keyof C]: Type extends Default
    ? { readonly body: SentBody<Type, C[Type]>; readonly contentType?: MediaTypeName<Type> }
    : { readonly body: SentBody<Type, C[Type]>; readonly contentType: MediaTypeName<Type> };
}[keyof C];

type NoBody = { readonly body?: undefined; readonly contentType?: undefined };

type BodyInput<T, Default> = T extends { requestBody: infer B }
  ? BodyChoice<Content<B>, Default>
  : T extends { requestBody?: infer B }
    ? [Known<B>] extends [never]
      ? unknown
      : BodyChoice<Content<Known<B>>, Default> | NoBody
    : unknown;

/** Parameters of which the client can make one header itself: its idempotency key. */
export type WithOptionalHeader<P, Key> = P extends { header: infer H }
  ? Omit<P, "header"> & Optional<"header", Omit<H, Key & keyof H> & { [K in Key & keyof H]?: H[K] | undefined }>
  : P;

type Optional<Name extends string, T> = Partial<T> extends T ? { [N in Name]?: T } : { [N in Name]: T };

/** Input of an operation: those of `path`, `query`, `header`, `cookie` and `body` that the contract gives it. */
export type Input<Id extends OperationId> = (Table[Id] extends { readonly idempotencyKey: infer Key }
  ? WithOptionalHeader<Present<OperationTypes[Id]["parameters"]>, Key>
  : Present<OperationTypes[Id]["parameters"]>) &
  BodyInput<OperationTypes[Id], DefaultType<Id>>;

type Responses<Id extends OperationId> = OperationTypes[Id]["responses"];

type SuccessKeys<Id extends OperationId> = Extract<keyof Responses<Id>, SuccessKey>;

/** Status keys of the successes; `default` counts where the contract documents no success of its own. */
type SuccessKeyOf<Id extends OperationId> = [SuccessKeys<Id>] extends [never]
  ? Extract<keyof Responses<Id>, "default">
  : SuccessKeys<Id>;

/** Body of a response in the form that the options of a call choose. */
type Body<C, O> = [C] extends [never]
  ? undefined
  : O extends { readonly parseAs: infer Form extends keyof Forms }
    ? Forms[Form]
    : O extends { readonly accept: infer Accept extends keyof C }
      ? ReceivedBody<Accept, C[Accept]>
      : "application/json" extends keyof C
        ? C["application/json"]
        : { [Type in keyof C]: ReceivedBody<Type, C[Type]> }[keyof C];

interface Forms {
  readonly text: string;
  readonly blob: Blob;
  readonly arrayBuffer: ArrayBuffer;
  readonly stream: ReadableStream<Uint8Array>;
}

/** Value of a call of an operation; `undefined` for a success without a body. */
export type Output<Id extends OperationId> = ChosenOutput<Id, unknown>;

/** Value of a call with options that choose the form of the response. */
export type ChosenOutput<Id extends OperationId, O> = {
  [S in SuccessKeyOf<Id>]: Body<Content<Responses<Id>[S]>, O>;
}[SuccessKeyOf<Id>];

/** Value of a call with its status, for operations with several successes. */
export type SuccessOf<Id extends OperationId, O> = {
  [S in SuccessKeyOf<Id>]: {
    readonly status: S extends number ? S : Exclude<Statuses<2>, SuccessKeys<Id>>;
    readonly data: Body<Content<Responses<Id>[S]>, O>;
    readonly response: Response;
  } & TypedHeaders<Responses<Id>[S]>;
}[SuccessKeyOf<Id>];

/** Declared headers; the others are an index signature. */
type Declared<H> = { readonly [Name in keyof H as string extends Name ? never : Name]?: Known<H[Name]> };

/** Values of the declared headers of a response, for one that declares some. */
export type TypedHeaders<Response> = Response extends { headers: infer H }
  ? keyof Declared<H> extends never
    ? unknown
    : { readonly headerValues: Declared<H> }
  : unknown;

/** Values of the declared headers of an error. */
export type ErrorHeaders<Id extends OperationId, Key extends ErrorKey<Id>> = TypedHeaders<Responses<Id>[Key]>;

type SuccessTypes<Id extends OperationId> = {
  [S in SuccessKeyOf<Id>]: keyof Content<Responses<Id>[S]>;
}[SuccessKeyOf<Id>];

type IsUnion<T, U = T> = T extends unknown ? ([U] extends [T] ? false : true) : never;

/** Options that choose the form of a response; none for an operation that has JSON only. */
export type ResponseOptions<Id extends OperationId> = (true extends IsUnion<SuccessTypes<Id>>
  ? { readonly accept?: SuccessTypes<Id> | undefined }
  : unknown) &
  (false extends IsJson<SuccessTypes<Id>> ? { readonly parseAs?: keyof Forms | undefined } : unknown) &
  ([Extract<SuccessTypes<Id>, `text/event-stream${string}`>] extends [never] ? unknown : ReconnectOption);

interface ReconnectOption {
  /** Open a stream of events again after a break or its end, at most so many times in a row. Default: 0. */
  readonly reconnect?: number | undefined;
}

/** Keys of successes in the contract. */
type SuccessKey = Statuses<2> | "2XX";

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Statuses<FirstDigit extends Digit> = ToNumber<`${FirstDigit}${Digit}${Digit}`>;
type ToNumber<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** Statuses that the contract documents as successes of an operation; `2XX` and `default` have all of them. */
export type SuccessStatus<Id extends OperationId> = [SuccessKeyOf<Id>] extends [number]
  ? SuccessKeyOf<Id>
  : Statuses<2>;

/** Keys of the errors that the contract documents for an operation: statuses, ranges such as `4XX`, and `default`. */
export type ErrorKey<Id extends OperationId> = Exclude<keyof Responses<Id>, SuccessKeys<Id>>;

/** Statuses that the contract documents as errors of an operation. */
export type ErrorStatus<Id extends OperationId> = ErrorKey<Id> & number;

/** Keys of errors that cover several statuses. */
export type ErrorRange<Id extends OperationId> = Exclude<ErrorKey<Id>, number>;

/** Statuses of a key that no other key of an operation names, of those that there are (RFC 9110, section 15). */
export type RangeStatus<Id extends OperationId, Key> = Exclude<
  Key extends "default" ? Exclude<Statuses<2 | 3 | 4 | 5>, SuccessStatus<Id> | InRange<ErrorRange<Id>>> : InRange<Key>,
  ErrorStatus<Id>
>;
type InRange<Key> = Key extends `${infer Digit extends 3 | 4 | 5}XX` ? Statuses<Digit> : never;

/**
 * Body that the contract documents for an error status or range of an operation; `undefined` for none, and for bytes,
 * which errors do not keep.
 */
export type ErrorBody<Id extends OperationId, Key extends ErrorKey<Id>> = KeptBody<
  Body<Content<Responses<Id>[Key]>, unknown>
>;
type KeptBody<T> = T extends Blob | AsyncGenerator ? undefined : T;

/** Body that operations document for an error status. */
export type DocumentedBody<Status extends number> = {
  [Id in OperationId]: Status extends ErrorStatus<Id> ? ErrorBody<Id, Status> : never;
}[OperationId];
