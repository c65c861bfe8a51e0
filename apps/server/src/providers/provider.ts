import type { ProviderLink } from "../accounts/account.ts";

/** Company that holds phone numbers for accounts. */
export interface Provider {
  /** Name in accounts and in error envelopes, for example `telnyx`. */
  readonly name: string;
  /**
   * Returns all numbers that the provider holds for an account, in E.164 form, without duplicates.
   *
   * @throws {ProviderFailure} when the provider does not answer, or sends an unexpected answer.
   */
  listNumbers(link: ProviderLink, signal: AbortSignal): Promise<readonly string[]>;
  /** Creates the failure of a provider that did not answer before a deadline. */
  timedOut(cause?: unknown): ProviderFailure;
}

/** The provider failed. The message is a sentence for clients, without any text from the provider. */
export class ProviderFailure extends Error {
  override readonly name: string = "ProviderFailure";
  readonly provider: string;
  /** Error code of the provider. */
  readonly code: string;
  readonly #advice: string;

  /** @param advice What an operator can do, as a part of a sentence. */
  constructor(provider: string, code: string, message: string, advice: string, options?: ErrorOptions) {
    super(message, options);
    this.provider = provider;
    this.code = code;
    this.#advice = advice;
  }

  /** Sentence for operators: the message with the code and what to do. */
  get explanation(): string {
    return `${this.message.replace(/\.$/, "")} (${this.provider} ${this.code}): ${this.#advice}.`;
  }
}

/** Reads from a provider, protected from its outages. */
export interface ProviderReader {
  /**
   * Returns all numbers that the provider holds for an account.
   *
   * @throws {ProviderFailure} when the provider fails, or is paused after repeated failures.
   */
  listNumbers(link: ProviderLink): Promise<readonly string[]>;
}
