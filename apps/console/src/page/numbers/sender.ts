/** Phone numbers of an account. */
interface AccountNumbers {
  readonly numbers: readonly { readonly phoneNumber: string }[];
  readonly sharedNumber: string;
}

/** Number that a message is sent from. */
export interface Sender {
  readonly phoneNumber: string;
  readonly kind: "dedicated" | "shared";
}

/**
 * Chooses the number to send from: a dedicated number if the account has one (the first of the list), else the shared
 * number.
 */
export function chooseSender({ numbers: [first], sharedNumber }: AccountNumbers): Sender {
  return first ? { phoneNumber: first.phoneNumber, kind: "dedicated" } : { phoneNumber: sharedNumber, kind: "shared" };
}
