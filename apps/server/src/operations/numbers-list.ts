import type { components } from "@numbers-api/contract";
import type { OperationHandler } from "../http/handlers.ts";
import { andThen } from "../maybe-promise.ts";
import type { NumberDirectory } from "../numbers/directory.ts";
import type { ListedNumber } from "../numbers/phone-number.ts";

/** `GET /numbers/list`: the account's numbers and its shared number. */
export function numbersList(directory: NumberDirectory): OperationHandler<"numbers_list"> {
  return ({ account }) =>
    andThen(directory.list(account), (numbers) => ({
      status: 200,
      body: { numbers: numbers.map(withoutNull), sharedNumber: account.sharedNumber },
    }));
}

function withoutNull({ phoneNumber, label, createdAt }: ListedNumber): components["schemas"]["DedicatedNumber"] {
  return label === null ? { phoneNumber, createdAt } : { phoneNumber, label, createdAt };
}
