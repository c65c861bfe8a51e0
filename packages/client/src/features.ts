import type { CredentialAlternative, CredentialScheme, Operation, ServerEntry } from "@numbers-api/contract";
import type { StatusError, StatusFacts } from "./errors/status-error.ts";
import type { KeySource } from "./options/api-key.ts";
import type { AddCredentials } from "./options/credentials.ts";
import type { ClientOptions, ServerVariables } from "./options/options.ts";
import type { Settings } from "./options/settings.ts";
import type { Rules } from "./options/validate.ts";
import type { addPages } from "./pagination.ts";
import type { createIdempotencyKey } from "./request/idempotency.ts";
import type { RequestTarget } from "./request/prepare.ts";
import type { WriteInput } from "./request/write-input.ts";
import type { readEnvelope } from "./response/error-envelope.ts";
import type { ReadBody } from "./response/read-success.ts";
import type { Validate } from "./response/validation.ts";
import type { StreamReader } from "./stream/stream.ts";

/** Servers of single operations, and variables in the URLs of servers. */
export interface ServerSupport {
  /** @throws {TypeError} when a variable does not exist, or has a value that the contract does not allow. */
  assertVariables(contract: Contract, variables: ServerVariables): void;
  expand(server: ServerEntry, variables: ServerVariables): string;
  /** URL of an operation's own server, if it has one and the call does not have another URL. */
  serverOf(settings: Settings, target: Pick<RequestTarget, "servers">): URL | undefined;
  /** Returns `true` for a URL of a server that the contract names. */
  isNamed(settings: Settings, url: string): boolean;
}

/** Parts of the client that the contract needs. Applications do not carry the others. */
export interface Features {
  readonly writeInput: WriteInput;
  readonly addCredentials: AddCredentials;
  /** Absent for contracts without other security schemes than bearer. */
  readonly resolveAuth?: (auth: ClientOptions["auth"]) => Readonly<Record<string, KeySource>>;
  /** Classes of errors by status, for the documented ones. */
  readonly statusErrors: Readonly<Record<number, new (message: string, facts: StatusFacts) => StatusError>>;
  /** Absent for contracts whose errors have no envelope. */
  readonly readEnvelope?: typeof readEnvelope;
  /** Reads the body of a success. */
  readonly readBody: ReadBody;
  /** Rules of the client's options that only some contracts have. */
  readonly clientRules?: Rules;
  /** Rules of the options of calls that only some contracts have. */
  readonly callRules?: Rules;
  /** Absent when no operation declares a header for an idempotency key. */
  readonly createIdempotencyKey?: typeof createIdempotencyKey;
  /** Absent when all servers belong to the whole contract, and none has variables. */
  readonly serverSupport?: ServerSupport;
  /** Absent when no operation answers with a stream. */
  readonly readStream?: StreamReader;
  /** Parser of JSON for the option `int64: "bigint"`; absent for contracts without `format: int64`. */
  readonly parseExactly?: (text: string) => unknown;
  /** Absent when no operation is paginated. */
  readonly addPages?: typeof addPages;
}

/** Contract as the client needs it at run time. */
export interface Contract extends Features {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly servers: readonly ServerEntry[];
  /** Alternatives of operations that have none of their own. */
  readonly security: readonly CredentialAlternative[];
  readonly schemes: Readonly<Record<string, CredentialScheme>>;
  /** Validators by the names of shapes. */
  readonly validators: Readonly<Record<string, Validate>>;
}
