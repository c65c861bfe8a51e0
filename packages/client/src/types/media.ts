/** Media type in lower case, without parameters such as `; charset=utf-8`. */
type Essence<Type> = Type extends `${infer Start};${string}`
  ? Essence<Start>
  : Type extends string
    ? Trim<Type>
    : never;
type Trim<Text extends string> = Text extends `${infer Start} ` ? Trim<Start> : Lowercase<Text>;

// Media types by the way their bodies are written and read.
type JsonType = `${string}/json` | `${string}+json`;
type StreamType =
  | "text/event-stream"
  | "application/x-ndjson"
  | "application/ndjson"
  | "application/jsonl"
  | "application/x-jsonlines"
  | `${string}/json-seq`
  | `${string}+json-seq`;
type TextType =
  | `text/${string}`
  | `${string}/xml`
  | `${string}+xml`
  | `${string}/yaml`
  | `${string}+yaml`
  | `${string}/x-yaml`;

/** Bytes in any of the platform's forms, or a text. A stream is sent once, without retries. */
export type BinaryInput = Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer> | ReadableStream<Uint8Array> | string;

/** Part of a multipart body: a file may be bytes in any form. */
type PartInput<T> = T extends Blob
  ? Blob | ArrayBuffer | ArrayBufferView<ArrayBuffer>
  : T extends readonly (infer Item)[]
    ? readonly PartInput<Item>[]
    : T;

/** Body that a call takes for a media type of the contract. */
export type SentBody<Type, T> = SentAs<Essence<Type>, T>;

type SentAs<Type, T> = Type extends JsonType
  ? T
  : Type extends `multipart/${string}`
    ? { readonly [Name in keyof T]: PartInput<T[Name]> | BodyPartLike<T[Name]> } | FormData
    : Type extends "application/x-www-form-urlencoded"
      ? T | URLSearchParams
      : BinaryInput;

/** A `BodyPart`, whose class is only in clients that send multipart bodies. */
interface BodyPartLike<T> {
  readonly value: PartInput<NonNullable<T> extends readonly (infer Item)[] ? Item : T>;
  readonly options: object;
}

/** Names that a call may choose for a media type of the contract: `image/png` for `image/*`. */
export type MediaTypeName<Type> = Type extends "*/*"
  ? `${string}/${string}`
  : Type extends `${infer Start}/*${infer Suffix}`
    ? `${Start}/${string}${Suffix}`
    : Type;

/** Body that a call returns for a media type of the contract. */
export type ReceivedBody<Type, T> = ReceivedAs<Essence<Type>, T>;

type ReceivedAs<Type, T> = Type extends JsonType
  ? T
  : Type extends StreamType
    ? AsyncGenerator<T, void, undefined>
    : Type extends TextType
      ? string
      : Blob;

/** Returns `true` for media types whose body cannot be read in other forms. */
export type IsJson<Type> = IsJsonEssence<Essence<Type>>;
type IsJsonEssence<Type> = Type extends JsonType ? true : false;
