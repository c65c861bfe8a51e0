/** A phone number that an account owns. Times are RFC 3339 in UTC. */
export interface OwnedNumber {
  readonly id: string;
  readonly accountId: string;
  /** In E.164 form. */
  readonly phoneNumber: string;
  readonly label: string | null;
  readonly createdAt: string;
  /** Time at which the provider no longer held the number; such a number is omitted from the API's list. */
  readonly lostAt: string | null;
}

/** Member of the API's list. Without a label, it lacks the member. */
export interface ListedNumber extends Pick<OwnedNumber, "phoneNumber" | "createdAt"> {
  readonly label?: string;
}

const E164 = /^\+[1-9]\d{1,14}$/;

/** Returns true for a number in E.164 form, by the pattern of the contract. */
export function isE164(text: string): boolean {
  return E164.test(text);
}
