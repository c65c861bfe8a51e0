import type { OperationHandler } from "../http/handlers.ts";
import { andThen } from "../maybe-promise.ts";
import type { NumberDirectory } from "../numbers/directory.ts";

/** `GET /numbers/list`: the account's numbers and its shared number. */
export function numbersList(directory: Pick<NumberDirectory, "list">): OperationHandler<"numbers_list"> {
  return ({ account }) =>
    andThen(directory.list(account), (numbers) => ({
      status: 200,
      // The contract's type is not readonly.
      body: { numbers: [...numbers], sharedNumber: account.sharedNumber },
    }));
}
