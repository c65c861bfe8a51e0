import type { components } from "@numbers-api/contract";

type NumberList = components["schemas"]["NumberList"];

/** The number that a message is sent from. */
export interface Sender {
  readonly phoneNumber: components["schemas"]["PhoneNumber"];
  readonly kind: "dedicated" | "shared";
}

/**
 * Which number to send from, by the contract's rule: a dedicated number if the account has one (the first of the list),
 * else the shared number.
 *
 * @example
 * const { phoneNumber, kind } = chooseSender(await client.numbers.list());
 */
export function chooseSender({ numbers: [first], sharedNumber }: Pick<NumberList, "numbers" | "sharedNumber">): Sender {
  return first ? { phoneNumber: first.phoneNumber, kind: "dedicated" } : { phoneNumber: sharedNumber, kind: "shared" };
}
