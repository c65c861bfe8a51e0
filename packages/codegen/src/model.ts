import type { HttpMethod } from "@numbers-api/openapi/methods";

/**
 * HTTP methods of operations, as they appear in requests. `fetch` does not send TRACE, and QUERY is not supported yet.
 */
export type RequestMethod = Uppercase<Exclude<HttpMethod, "trace" | "query">>;

/**
 * Operation of the contract in the form that a client needs at run time. The table is part of every application, so
 * empty and default values are omitted: without `parameters` the operation does not take any, without `deprecated` it
 * is current.
 */
export interface Operation {
  /** The operationId. */
  readonly id: string;
  /** First part of the id in camel case: `numbers` of `numbers_set_label`. */
  readonly namespace: string;
  /** Rest of the id in camel case: `setLabel` of `numbers_set_label`. */
  readonly name: string;
  readonly method: RequestMethod;
  /** Path template, for example `/numbers/{numberId}`. Each placeholder has an entry in `parameters.path`. */
  readonly path: string;
  readonly deprecated?: true;
  /** Takes no credentials: `security` is empty, here or else in the whole contract. */
  readonly anonymous?: true;
  /** Security alternatives that differ from `security` of the contract; empty when the operation takes no credentials. */
  readonly security?: readonly CredentialAlternative[];
  /** Servers that differ from `servers` of the contract, from the operation or its path. */
  readonly servers?: readonly ServerEntry[];
  /** Parameters by location; a location without parameters is left out. */
  readonly parameters?: ParametersByLocation;
  /** Parameters that have to be given, beside those of the path, which always have to be, and the idempotency key. */
  readonly required?: readonly (readonly [location: "query" | "header" | "cookie", name: string])[];
  readonly requestBody?: RequestBody;
  /** The input object is optional; absent for an operation without input. */
  readonly input?: "optional" | "required";
  /** Name of the header parameter that makes a retry of a write safe, as the contract has it: `Idempotency-Key`. */
  readonly idempotencyKey?: string;
  /** Only reads although its method is POST (`x-query: true`). */
  readonly query?: true;
  readonly pagination?: Pagination;
  /**
   * Documented successes by status. `2XX` covers all that are not listed; `default` is listed only if the contract
   * documents no explicit success.
   */
  readonly success: { readonly [status: string]: SuccessResponse };
  /** Documented errors by status, ranges such as `4XX` and `default` included. */
  readonly errors?: { readonly [status: string]: ErrorResponse };
}

/** Parameters by location. `Accept`, `Content-Type` and `Authorization` are never among them (OpenAPI 3.1.1, 4.8.12). */
export interface ParametersByLocation {
  readonly path?: readonly ParameterEntry[];
  readonly query?: readonly ParameterEntry[];
  readonly header?: readonly ParameterEntry[];
  readonly cookie?: readonly ParameterEntry[];
}

/** Name of a parameter, or its name with everything that differs from the defaults of OpenAPI. */
export type ParameterEntry = string | ParameterOptions;

/** Parameter that is not serialized by the defaults: `simple` in path and header, exploded `form` in query and cookie. */
export interface ParameterOptions {
  readonly name: string;
  readonly style?: "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "cookie";
  /** Given only where it differs from the default of the style: true for `form` and `cookie`, otherwise false. */
  readonly explode?: boolean;
  readonly allowReserved?: true;
  /** Media type of a parameter that has `content`: the value is serialized as such a document, then percent-encoded. */
  readonly contentType?: string;
}

/** Body that an operation takes. Media types are written as in the contract. */
export interface RequestBody {
  readonly required?: true;
  /** Media type to send unless the call chooses another: JSON if the operation accepts it, else the first. */
  readonly contentType: string;
  /** Other media types that the operation accepts. A range such as `image/*` takes any type within it. */
  readonly otherContentTypes?: readonly string[];
  /** Serialization of members by media type, for multipart and urlencoded bodies that differ from the defaults. */
  readonly encoding?: { readonly [contentType: string]: { readonly [member: string]: MemberEncoding } };
}

/** Serialization of one member of a multipart or urlencoded body (OpenAPI 3.1, Encoding Object). */
export interface MemberEncoding {
  /** One media type, or several separated by commas, ranges included. */
  readonly contentType?: string;
  /** With `style`, `explode` or `allowReserved` a member is serialized like a query parameter. */
  readonly style?: ParameterOptions["style"];
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** Headers of the part (multipart only), each with the one value that the contract allows. */
  readonly headers?: { readonly [name: string]: string };
}

/** Documented success. Media types are written as in the contract. */
export interface SuccessResponse {
  /** Media type of `Accept`: JSON if the operation has it, else the first; absent without a body. */
  readonly contentType?: string;
  /** Other media types that the operation can answer with. */
  readonly otherContentTypes?: readonly string[];
  /** Entry of `shapes` that a JSON body satisfies; absent if the contract guarantees nothing about it. */
  readonly shape?: string;
  /** The data of server-sent events are texts, also where they could be read as JSON. */
  readonly textEvents?: true;
  readonly headers?: DeclaredHeaders;
}

/** Documented error. */
export interface ErrorResponse {
  /** Reason phrase and first sentence of the description: `Unauthorized: the API key is missing.` */
  readonly summary?: string;
  /** Entry of `shapes` that a JSON body satisfies. */
  readonly shape?: string;
  /** `false` when the contract documents no body, or one that is neither JSON nor a text. */
  readonly hasBody?: false;
  /** The contract documents a text, such as `text/plain`. */
  readonly isText?: true;
  readonly headers?: DeclaredHeaders;
}

/** Declared headers of a response by name, with the shapes of their values. */
export type DeclaredHeaders = { readonly [name: string]: HeaderShape };

/** Type of a value that is written as a text. */
export type PrimitiveShape = "string" | "number" | "boolean";

/** Value of a header: a primitive, a JSON document, a list, or an object of primitives in the style `simple`. */
export type HeaderShape =
  | PrimitiveShape
  | "json"
  | readonly [PrimitiveShape]
  | {
      readonly explode?: true;
      readonly members: { readonly [name: string]: PrimitiveShape };
      /** Type of members that are not described by name. Default: `string`. */
      readonly others?: PrimitiveShape;
    };

/** Names of security schemes that are needed together, one alternative of several. Empty for anonymous access. */
export type CredentialAlternative = readonly string[];

/** Security scheme, as far as a client can act on it. OAuth and OpenID Connect tokens are sent as bearer tokens. */
export type CredentialScheme =
  | { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  | { readonly type: "basic" | "bearer" }
  | { readonly type: "mutualTLS" };

/** URL of a server, or its template with the variables in it. */
export type ServerEntry = string | ServerTemplate;

/** Server whose URL has variables: `https://{region}.example.com`. */
export interface ServerTemplate {
  readonly url: string;
  readonly variables: { readonly [name: string]: ServerOption };
}

export interface ServerOption {
  readonly default: string;
  readonly enum?: readonly string[];
}

/**
 * Pagination of an operation, from the extension `x-pagination` of the contract. Members of the body are named by JSON
 * pointers.
 */
export type Pagination =
  /** Each page has the cursor of the next one, absent, null or empty on the last. */
  | { readonly type: "cursor"; readonly items: string; readonly parameter: string; readonly next: string }
  /** The next page begins after the items seen so far; a page without items is the last. */
  | { readonly type: "offset"; readonly items: string; readonly parameter: string }
  /** Pages are numbered; a page without items is the last. */
  | { readonly type: "page"; readonly items: string; readonly parameter: string; readonly first: number }
  /** The header `Link` has the URL of the next page with `rel="next"` (RFC 8288). */
  | { readonly type: "link"; readonly items: string };

/**
 * Guarantees of the contract about a JSON value: its type, and the required members of an object.
 *
 * - `"any"`: nothing is guaranteed, for example because there are several possibilities.
 * - `"#Name"`: the entry `Name` of `shapes`, so that a recursive schema stays finite.
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

/** Scenario of any contract: an example, or a status without a body, as the mock plays it. */
export interface Scenario {
  /**
   * Name of the example, unique within each operation. A response without a body, or without a named example, is named
   * by its reason phrase.
   */
  readonly name: string;
  /** Ids of the operations that document it. */
  readonly operations: readonly string[];
  readonly status: number;
  /** One sentence for people: the example's summary, or else the description of the response. */
  readonly summary: string;
  /** Absent for a response without a body, as is `body`. */
  readonly contentType?: string;
  readonly body?: unknown;
  /** Same example in the other media types of the response. */
  readonly otherBodies?: { readonly [contentType: string]: unknown };
}

/** Scenario without a body. */
export interface BodylessScenario<Name extends string, Id extends string, Status extends number> extends Scenario {
  readonly name: Name;
  readonly operations: readonly Id[];
  readonly status: Status;
  readonly contentType?: never;
  readonly body?: never;
  readonly otherBodies?: never;
}

/**
 * Scenario whose bodies have the types of the contract.
 *
 * @typeParam Operations - Interface `operations` of the generated types.
 * @typeParam Id - Operations that document the scenario; a body has the type of each.
 * @typeParam Documented - Key of the response in the contract: the status, a range, or `default`.
 */
export interface BodyScenario<
  Operations,
  Name extends string,
  Id extends keyof Operations & string,
  Status extends number,
  ContentType extends string,
  OtherContentType extends string = never,
  Documented extends number | string = Status,
> extends Scenario {
  readonly name: Name;
  readonly operations: readonly Id[];
  readonly status: Status;
  readonly contentType: ContentType;
  readonly body: ExampleBody<Operations, Id, Documented, ContentType>;
  readonly otherBodies?: { readonly [Type in OtherContentType]: ExampleBody<Operations, Id, Documented, Type> };
}

/** Type of a body in all of the operations: the parameter of a union of functions is inferred as the intersection. */
type ExampleBody<
  Operations,
  Id extends keyof Operations,
  Status extends number | string,
  ContentType extends string,
> = {
  [Each in Id]: (body: AsText<ResponseBody<Operations[Each], Status, ContentType>>) => void;
}[Id] extends (body: infer Body) => void
  ? Body
  : never;

type ResponseBody<Operation, Status extends number | string, ContentType extends string> = Operation extends {
  responses: { [status in Status]: { content: { [type in ContentType]: infer Body } } };
}
  ? Body
  : never;

/** Examples of binary data are written as text. */
type AsText<Body> = Body extends Blob ? string : Body;
