/** Administration mistake: an unknown account, a number that is taken. The message is for the administrator. */
export class AdministrationError extends Error {
  override readonly name = "AdministrationError";
}

/** The account has used all requests of the month. */
export class UsageLimitReached extends Error {
  override readonly name = "UsageLimitReached";
  readonly limit: number;
  /** Start of the next month. */
  readonly resetsAt: Date;

  constructor(limit: number, resetsAt: Date) {
    super(`The account has used its ${limit} requests.`);
    this.limit = limit;
    this.resetsAt = resetsAt;
  }
}
