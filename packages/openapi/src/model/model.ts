/**
 * One typed model of an OpenAPI document. Everything that generates, serves, documents or compares a contract reads
 * this and never walks the document itself.
 *
 * Every part carries `at`, its path in the bundled document; `ApiModel.locate(at)` gives file, line and column.
 * Defaults of OpenAPI are filled in (style, explode, required, …) and references are resolved, except inside schemas: a
 * schema stays the JSON Schema of the document, with its `$ref`s, because it may be recursive.
 */
import type { PARAMETER_LOCATIONS, PARAMETER_STYLES } from "../document/grammar.ts";
import type { Path } from "../document/reference.ts";
import type { HttpMethod } from "../http/methods.ts";
import type { Location } from "../source/problem.ts";

export type { HttpMethod };

/** Any JSON object of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Part of the contract with its place in the bundled document. */
export interface ModelPart {
  /** Path in the bundled document. A part reached by `$ref` has the path of its target. */
  readonly at: Path;
  /** Specification extensions: members that begin with `x-`. */
  readonly extensions: JsonObject;
}

/** Whole contract. */
export interface ApiModel {
  readonly version: "3.0" | "3.1" | "3.2";
  readonly title: string;
  /** `info.version`. */
  readonly contractVersion: string;
  readonly summary?: string;
  readonly description?: string;
  readonly extensions: JsonObject;
  /** Servers of the whole document; `[{ url: "/" }]` when none are given. */
  readonly servers: readonly ApiServer[];
  readonly tags: readonly ApiTag[];
  /** Operations below `paths`, in the order of the document. */
  readonly operations: readonly ApiOperation[];
  /** Operations below `webhooks`, with the webhook's name as `pathTemplate`. */
  readonly webhooks: readonly ApiOperation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  /** Security alternatives of the document, for operations without their own. */
  readonly security: readonly SecurityAlternative[];
  /** `components.schemas` by name. */
  readonly schemas: ReadonlyMap<string, ApiSchema>;
  /** Bundled document: every reference begins with `#/`. */
  readonly document: JsonObject;
  /** File, line and column of a value of the bundled document. */
  locate(at: Path): Location;
}

export interface ApiTag {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
}

/** JSON Schema of the document. */
export interface ApiSchema {
  readonly at: Path;
  /** JSON Schema as written, references unresolved. */
  readonly schema: boolean | JsonObject;
}

/** One operation, with everything inherited from its path item and the document already applied. */
export interface ApiOperation extends ModelPart {
  readonly method: HttpMethod;
  /** Path template as written, for example `/numbers/{numberId}`. */
  readonly pathTemplate: string;
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /**
   * Parameters of the operation and its path item (the operation's win), in document order. Header parameters named
   * Accept, Content-Type and Authorization are left out, as OpenAPI requires.
   */
  readonly parameters: readonly ApiParameter[];
  readonly requestBody?: ApiRequestBody;
  readonly responses: readonly ApiResponse[];
  /**
   * Security alternatives in force: the operation's own, or else the document's. Empty when the operation takes no
   * credentials; an alternative without schemes makes them optional.
   */
  readonly security: readonly SecurityAlternative[];
  /** Servers in force, from the nearest level that has any. */
  readonly servers: readonly ApiServer[];
  readonly serverLevel: "operation" | "path" | "document";
  readonly callbacks: readonly ApiCallback[];
}

export type ParameterLocation = (typeof PARAMETER_LOCATIONS)[number];
export type ParameterStyle = (typeof PARAMETER_STYLES)[number];

/** Schema, or content with one media type, of a parameter or header, with its serialization. */
export interface SerializedValue extends ModelPart {
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Exactly one of `schema` and `content` in a valid document. */
  readonly schema?: ApiSchema;
  readonly content?: ApiMediaType;
  readonly examples: readonly ApiExample[];
}

export interface ApiParameter extends SerializedValue {
  readonly in: ParameterLocation;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
}

/** Response header, or header of a multipart part; `Content-Type` is left out, as OpenAPI requires. */
export interface ApiHeader extends SerializedValue {
  readonly style: "simple";
}

export interface ApiRequestBody extends ModelPart {
  readonly required: boolean;
  readonly description?: string;
  /** In the order of the document; several types are alternatives. */
  readonly content: readonly ApiMediaType[];
}

export interface ApiMediaType extends ModelPart {
  /** Key of `content` as written, for example `application/json; charset=utf-8` or `image/*`. */
  readonly mediaType: string;
  readonly schema?: ApiSchema;
  /** Schema of each item of a stream (OpenAPI 3.2 `itemSchema`). */
  readonly itemSchema?: ApiSchema;
  /** Serialization of the members of a multipart or urlencoded body that have an entry under `encoding`. */
  readonly encoding: ReadonlyMap<string, ApiEncoding>;
  /** Examples of the media type itself; those of its schema are not repeated here. */
  readonly examples: readonly ApiExample[];
}

export interface ApiEncoding extends ModelPart {
  readonly contentType?: string;
  readonly headers: readonly ApiHeader[];
  /** Set only if the document sets it; then (or with `explode` or `allowReserved`) the RFC 6570 styles apply. */
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface ApiResponse extends ModelPart {
  /** `"200"`, a range such as `"4XX"` (upper case), or `"default"`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly ApiHeader[];
  readonly content: readonly ApiMediaType[];
}

/** Example of a body, parameter or header: an entry of `examples`, or the single `example` (named ""). */
export interface ApiExample {
  readonly at: Path;
  /** Key under `examples`; empty for the single `example`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** Absent when the example is only an `externalValue`. */
  readonly value?: unknown;
  readonly hasValue: boolean;
  /** URL or file, as written. */
  readonly externalValue?: string;
  /** Serialized form (OpenAPI 3.2), sent unchanged. */
  readonly serializedValue?: string;
}

export interface ApiServer extends ModelPart {
  /** URL template as written. */
  readonly url: string;
  readonly description?: string;
  readonly variables: readonly ServerVariable[];
}

export interface ServerVariable {
  readonly name: string;
  /** Absent only in a document that is not valid. */
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** Schemes that are all needed together; none for anonymous access. */
export interface SecurityAlternative {
  readonly at: Path;
  readonly schemes: readonly RequiredScheme[];
}

export interface RequiredScheme {
  readonly name: string;
  /** Absent when the name is not declared, which is a problem of the document. */
  readonly scheme?: SecurityScheme;
  readonly scopes: readonly string[];
}

export type SecurityScheme =
  | (SchemeBase & { readonly type: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly parameter: string })
  | (SchemeBase & {
      readonly type: "http" /** In lower case. */;
      readonly scheme: string;
      readonly bearerFormat?: string;
    })
  | (SchemeBase & { readonly type: "oauth2"; readonly flows: JsonObject })
  | (SchemeBase & { readonly type: "openIdConnect"; readonly url: string })
  | (SchemeBase & { readonly type: "mutualTLS" });

export interface SchemeBase extends ModelPart {
  readonly name: string;
  readonly description?: string;
}

export interface ApiCallback {
  readonly at: Path;
  readonly name: string;
  /** Runtime expression that gives the URL, for example `{$request.body#/callbackUrl}`. */
  readonly expression: string;
  /** Operations of the path item; callbacks inside callbacks are not followed further. */
  readonly operations: readonly ApiOperation[];
}
