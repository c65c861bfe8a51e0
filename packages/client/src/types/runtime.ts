// Types that the modules of the client share. They refer to each other, so they are in one file.
import type {
  CredentialAlternative,
  CredentialScheme,
  ErrorResponse,
  MemberEncoding,
  Operation,
  ServerEntry,
  SuccessResponse,
} from "@numbers-api/contract";
import type { EnvelopeMembers, StatusError, StatusFacts } from "../errors/status-error.ts";
import type { AnyClientOptions, AnyServerVariables, CallOptions, Fetch, FetchOptions } from "../options/options.ts";

/** Headers by name: an array has several values, and `null` removes the name. */
export type HeaderSource =
  | Headers
  | Readonly<Record<string, HeaderValue | readonly HeaderValue[] | null | undefined>>
  | undefined;

type HeaderValue = string | number | boolean;

/** Values of parameters by name. */
export type Values = Readonly<Record<string, unknown>>;

/** Input of any operation. */
export interface AnyInput {
  readonly path?: Values | undefined;
  readonly query?: Values | undefined;
  readonly header?: Values | undefined;
  readonly cookie?: Values | undefined;
  readonly body?: unknown;
  /** Media type of the body, of those that the contract has. */
  readonly contentType?: string | undefined;
}

/** Body as `fetch` takes it. */
export interface WrittenBody {
  readonly body: NonNullable<RequestInit["body"]>;
  /** Absent where the platform adds it. */
  readonly contentType?: string | undefined;
  /** A stream can be sent once only. */
  readonly isStream?: boolean;
}

/** Encodings of the members of a body. */
export type MemberEncodings = Readonly<Record<string, MemberEncoding>>;

/** Writes the body of a media type; `undefined` for a value of a type that the kind cannot write. */
export type WriteBody = (value: unknown, contentType: string, encodings: MemberEncodings) => WrittenBody | undefined;

/** Input of a request in its serialized form. */
export interface WrittenInput {
  /** Path with the query. */
  readonly path: string;
  readonly headers: Headers;
  /** Body, and `duplex` for a stream, which can be sent once only. */
  readonly init?: Pick<RequestInit, "body"> & { readonly duplex?: "half" };
}

/** Operation with the media types of its successes. */
export interface CallOperation extends Operation {
  readonly accept: string | undefined;
}

/**
 * Serializes the input of an operation.
 *
 * @param headers - Those of the client and the call; they may choose the media type of the body.
 * @throws {UnsendableError} when the input cannot be sent as the contract says.
 */
export type WriteInput = (operation: Operation, input: AnyInput, headers: Headers) => WrittenInput;

/** Request that is ready to be sent once. */
export interface PreparedRequest extends WrittenInput {
  /** Credentials may add to it. */
  url: string;
  readonly server: URL;
  /** Replaces the client's `fetch`; set with credentials that `fetch` would take along to another origin. */
  fetch?: Fetch;
}

/** Validated API key or token, or the function that reads one for an attempt, which the signal ends. */
export type KeySource = string | ((signal: AbortSignal, refused: string | undefined) => Promise<string>);

/** Credentials of a client: the one given as `apiKey`, and others by the names of their schemes. */
export interface ClientCredentials {
  readonly apiKey: KeySource | null;
  readonly auth?: Readonly<Record<string, KeySource>>;
}

/** Makes the credentials of a client; `null` for none. */
export type ResolveCredentials = (
  options: Pick<AnyClientOptions, "apiKey" | "auth">,
  contract: Pick<ClientContract, "schemes">,
) => ClientCredentials | null;

/**
 * Adds credentials to a request.
 *
 * @param readKey - Reads a credential for the attempt, and remembers it for redaction.
 * @throws {Error} that says which credentials are missing.
 */
export type AddCredentials = (
  request: PreparedRequest,
  operation: Operation,
  settings: ClientSettings,
  readKey: (source: KeySource) => string | Promise<string>,
) => Promise<void>;

/**
 * Requirement of an option.
 *
 * @throws {TypeError} that names an option with another value.
 */
export type OptionRule = (value: unknown, name: string) => void;

/** Rules by the names of options. */
export type OptionRules = Readonly<Record<string, OptionRule>>;

/**
 * Finds the first place where a value breaks a guarantee of the contract: a required member that is missing or of another
 * type. Members that the contract does not know are allowed.
 *
 * @returns for example `.numbers.3.phoneNumber.`, `.` for the value itself, and `""` for a valid value.
 */
export type Validate = (value: unknown) => string;

/** Validators by the names of shapes. */
export type Validators = Readonly<Record<string, Validate>>;

/** Parses a JSON text. */
export type ParseJson = (text: string) => unknown;

/** Reads the body of a success, which has one. */
export type ReadBody = (attempt: AnsweredAttempt, documented: SuccessResponse) => Promise<unknown>;

/** Reads the body of an error; `undefined` for one that cannot be read. */
export type ReadError = (text: string, documented: ErrorResponse | undefined, response: Response) => unknown;

/** Reads the items of a streamed response. */
export type ReadStream = (
  attempt: AnsweredAttempt,
  essence: string,
  documented: SuccessResponse,
) => AsyncIterable<unknown>;

/** Servers of single operations, and variables in the URLs of servers. */
export interface ServerSupport {
  /**
   * Expands the URL of the contract's first server.
   *
   * @throws {TypeError} when a variable does not exist, or has a value that the contract does not allow.
   */
  firstServer(contract: ClientContract, variables: AnyServerVariables): string;
  /** URL of an operation's own server, if it has one and the call does not have another URL. */
  serverOf(settings: ClientSettings, operation: Operation): URL | undefined;
  /** Returns `true` for a URL of a server that the contract names. */
  isNamed(settings: ClientSettings, url: URL): boolean;
}

/** Method of an operation, typed by the contract where it is public. */
export type AnyMethod = (
  input?: AnyInput,
  options?: CallOptions,
  holder?: ResponseHolder,
) => Promise<unknown> & { withResponse(): Promise<{ readonly data: unknown; readonly response: Response }> };

/** Parts of the client that the contract needs. Applications do not carry the others. */
interface ContractFeatures {
  /** Absent when no operation takes input. */
  readonly writeInput?: WriteInput;
  readonly resolveCredentials: ResolveCredentials;
  readonly addCredentials: AddCredentials;
  /** Classes of errors by status, for the documented ones. */
  readonly statusErrors: Readonly<Record<number, new (message: string, facts: StatusFacts) => StatusError>>;
  /** Absent for contracts without an error envelope. */
  readonly readEnvelope?: (body: unknown, validators: Validators) => EnvelopeMembers | undefined;
  /** Absent for contracts without errors that are texts. */
  readonly readError?: ReadError;
  /** Reads the body of a success. */
  readonly readBody: ReadBody;
  /** Rules of the client's options that only some contracts have. */
  readonly clientRules?: OptionRules;
  /** Rules of the options of calls that only some contracts have. */
  readonly callRules?: OptionRules;
  /** Absent when all servers belong to the whole contract, and none has variables. */
  readonly serverSupport?: ServerSupport;
  /** Absent when no operation answers with a stream. */
  readonly readStream?: ReadStream;
  /** Parser of JSON that the options choose; absent for contracts without `format: int64`. */
  readonly parserOf?: (settings: ClientSettings) => ParseJson;
  /** Additions to methods: header values, idempotency keys and pages, for contracts that have some. */
  readonly extensions?: readonly ((method: AnyMethod, operation: Operation) => AnyMethod)[];
}

/** Contract as the client needs it at run time. */
export interface ClientContract extends ContractFeatures {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: readonly ServerEntry[];
  /** Alternatives of operations that have none of their own. */
  readonly security?: readonly CredentialAlternative[];
  /** Absent for contracts with bearer tokens alone. */
  readonly schemes?: Readonly<Record<string, CredentialScheme>>;
  readonly validators: Validators;
}

/** Forms of a body that a call may ask for. */
export type ParseAs = "text" | "blob" | "arrayBuffer" | "stream";

/** Validated options with defaults applied. */
export interface ClientSettings
  extends Pick<AnyClientOptions, "hooks" | "int64" | "allowInsecureHttp">,
    Pick<CallOptions, "signal">,
    Readonly<Record<"timeout" | "deadline" | "maxRetries" | "maxResponseBytes", number>> {
  readonly contract: ClientContract;
  /** URL of the client; the key goes to its origin only, whatever the URL of a call. */
  readonly home: URL;
  /** URL of the call. */
  readonly baseUrl: URL;
  readonly clientCredentials: ClientCredentials | null;
  readonly serverVariables: AnyServerVariables;
  readonly fetchOptions: FetchOptions;
  /** Rules of the options of calls. */
  readonly callRules: OptionRules;
  readonly fetch: Fetch;
  /** Keys that were sent, the latest first, so that errors show none of them after a rotation either. */
  readonly sentKeys: string[];
  /** Those of the client, then those of the call. */
  readonly headers: readonly HeaderSource[];
  /** Media type of the response, of those that the contract has. */
  readonly accept?: string;
  readonly parseAs?: ParseAs;
  /** Reconnections of a stream of events in a row. */
  readonly reconnect?: number;
}

/** Carries the response of a call: a promise of data and response would cost every caller that wants the data alone. */
export interface ResponseHolder {
  response?: Response;
  /** Values of the declared headers. */
  headerValues?: Values;
}

/** One attempt of a call, as far as it came. */
export interface Attempt {
  readonly settings: ClientSettings;
  readonly operation: CallOperation;
  readonly input: AnyInput;
  readonly request: PreparedRequest;
  /** Counts from 1; 0 before the first. */
  attempts: number;
  /** End of the deadline, on the clock of `performance.now()`. */
  readonly end: number;
  /** Key that the server refused in an earlier attempt, and its answer. */
  readonly refused?: { readonly key: string | undefined; readonly error: Error } | undefined;
  /** Key that came from a function. */
  dynamicKey?: string;
  response?: Response;
  /** Set once the body is complete. */
  bytes?: Uint8Array<ArrayBuffer>;
}

/** Attempt with a response. */
export interface AnsweredAttempt extends Attempt {
  readonly response: Response;
}
