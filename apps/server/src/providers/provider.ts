import type { ProviderLink } from "../accounts/account.ts";

/** A company that holds phone numbers for accounts. */
export interface Provider {
  /** Name in accounts and in error envelopes, for example `telnyx`. */
  readonly name: string;
  /**
   * Returns all numbers that the provider holds for an account, in E.164 form, without duplicates.
   *
   * @throws {ProviderFailure} when the provider does not answer, or with something else.
   */
  listNumbers(link: ProviderLink, signal: AbortSignal): Promise<readonly string[]>;
  /** Makes the failure of a provider that did not answer before a deadline. */
  timedOut(cause?: unknown): ProviderFailure;
}

/** The provider failed. The message is a sentence for a person, without anything that the provider wrote. */
export class ProviderFailure extends Error {
  override readonly name: string = "ProviderFailure";
  readonly provider: string;
  /** The provider's own code. */
  readonly code: string;

  constructor(provider: string, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.provider = provider;
    this.code = code;
  }
}

/** Reads from a provider, protected from its outages. */
export interface ProviderReader {
  /**
   * Returns all numbers that the provider holds for an account.
   *
   * @throws {ProviderFailure} when the provider fails, or has failed so often that it is left alone.
   */
  listNumbers(link: ProviderLink): Promise<readonly string[]>;
}
