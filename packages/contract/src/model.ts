/** The HTTP methods that an operation can have. `fetch` sends no TRACE, so the contract may not use it. */
export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch";

/**
 * An operation of the contract, as a client needs it at run time. What is empty is left out, because the table is part
 * of every application: no `parameters` means that there are none, no `deprecated` that it is not.
 */
export interface Operation {
  /** The operationId. */
  readonly id: string;
  /** The first part of the id in camel case: `numbers` of `numbers_set_label`. */
  readonly namespace: string;
  /** The rest of the id in camel case: `setLabel` of `numbers_set_label`. */
  readonly name: string;
  /** As it is sent. */
  readonly method: Uppercase<HttpMethod>;
  /** The path template, for example `/numbers/{numberId}`. */
  readonly path: string;
  readonly deprecated?: true;
  /** The operation takes no credentials, by its own `security` or else by that of the whole contract. */
  readonly anonymous?: true;
  /** The names of the parameters by where they are sent; a place without parameters is left out. */
  readonly parameters?: ParameterNames;
  readonly requestBody?: RequestBody;
  /** Whether the input object can be left out; absent where the operation takes none. */
  readonly input?: "optional" | "required";
  /** The documented responses with a status of 200 to 299, by status; `2XX` stands for all that are not listed. */
  readonly success: { readonly [status: string]: SuccessResponse };
}

/** The names of an operation's parameters. `Accept`, `Content-Type` and `Authorization` are no parameters in OpenAPI. */
export interface ParameterNames {
  readonly path?: readonly string[];
  readonly query?: readonly string[];
  readonly header?: readonly string[];
  readonly cookie?: readonly string[];
}

/** The body that an operation takes. */
export interface RequestBody {
  readonly required?: true;
  /** The media type to send: JSON if the operation accepts it, else the first in the contract. */
  readonly contentType: string;
}

/** A documented success. */
export interface SuccessResponse {
  /** The media type to ask for: JSON if the operation has it, else the first in the contract; absent without a body. */
  readonly contentType?: string;
  /** The entry of `shapes` that a JSON body has; absent where the contract says nothing certain about it. */
  readonly shape?: string;
}

/**
 * What is certain about a JSON value by the contract, and no more: the type, and of an object the required members.
 *
 * - `"any"`: nothing is certain, for example because there are several possibilities.
 * - `"#Name"`: what the entry `Name` of `shapes` says, so that a recursive schema stays finite.
 * - `[x]`: an array whose items are `x`.
 * - `{ member: x }`: an object that has at least these members.
 */
export type Shape =
  | "string"
  | "number"
  | "boolean"
  | "any"
  | `#${string}`
  | readonly [Shape]
  | { readonly [member: string]: Shape };

/** A scenario of any contract: an example, or a status without a body, as the mock serves it. */
export interface Scenario {
  /** The name of the example. A response without a body, or without a named example, goes by its reason phrase. */
  readonly name: string;
  /** The ids of the operations that document it. */
  readonly operations: readonly string[];
  readonly status: number;
  /** One sentence for people: the example's summary, or else the description of the response. */
  readonly summary: string;
  /** Absent when the response has no body, as is `body`. */
  readonly contentType?: string;
  readonly body?: unknown;
  /** The same example in the other media types of the response. */
  readonly otherBodies?: { readonly [contentType: string]: unknown };
}

/** A scenario without a body. */
export interface BodylessScenario<Name extends string, Id extends string, Status extends number> extends Scenario {
  readonly name: Name;
  readonly operations: readonly Id[];
  readonly status: Status;
  readonly contentType?: never;
  readonly body?: never;
  readonly otherBodies?: never;
}

/**
 * A scenario whose bodies are what the contract says.
 *
 * @typeParam Operations - The `operations` that openapi-typescript made of the contract.
 * @typeParam Id - The operations that document the scenario; a body has the type of each.
 */
export interface BodyScenario<
  Operations,
  Name extends string,
  Id extends keyof Operations & string,
  Status extends number,
  ContentType extends string,
  OtherContentType extends string = never,
> extends Scenario {
  readonly name: Name;
  readonly operations: readonly Id[];
  readonly status: Status;
  readonly contentType: ContentType;
  readonly body: ExampleBody<Operations, Id, Status, ContentType>;
  readonly otherBodies?: { readonly [Type in OtherContentType]: ExampleBody<Operations, Id, Status, Type> };
}

/** What a body is by all of the operations: as the parameter of a function in a union, it is inferred as their intersection. */
type ExampleBody<Operations, Id extends keyof Operations, Status extends number, ContentType extends string> = {
  [Each in Id]: (body: AsText<ResponseBody<Operations[Each], Status, ContentType>>) => void;
}[Id] extends (body: infer Body) => void
  ? Body
  : never;

type ResponseBody<Operation, Status extends number, ContentType extends string> = Operation extends {
  responses: { [status in Status]: { content: { [type in ContentType]: infer Body } } };
}
  ? Body
  : never;

/** An example of binary data is written as text. */
type AsText<Body> = Body extends Blob ? string : Body;
