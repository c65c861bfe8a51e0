import type { OperationHandler } from "../http/handlers.ts";
import type { NumberDirectory } from "../numbers/directory.ts";

/** `GET /numbers/list`: the account's numbers and its shared number. */
export function numbersList(directory: NumberDirectory): OperationHandler<"numbers_list"> {
  return async ({ account }) => {
    const numbers = await directory.list(account);
    return {
      status: 200,
      body: {
        numbers: numbers.map(({ phoneNumber, label, createdAt }) =>
          label === null ? { phoneNumber, createdAt } : { phoneNumber, label, createdAt },
        ),
        sharedNumber: account.sharedNumber,
      },
    };
  };
}
