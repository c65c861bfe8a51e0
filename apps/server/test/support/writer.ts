// Usage: node writer.ts DATABASE_URL ACCOUNT_ID PREFIX   Writes until it is killed, and prints each write that was acknowledged.
import { UsageMeter } from "../../src/accounts/usage-meter.ts";
import { addNumber } from "../../src/numbers/administration.ts";
import { openStore } from "../../src/store/open.ts";

const [url = "", accountId = "", prefix = ""] = process.argv.slice(2);
const { store } = await openStore({ url, poolSize: 2 });
const account = await store.accounts.find(accountId);
if (!account) throw new Error("There is no such account.");
const meter = new UsageMeter(store, 5);
for (let index = 0; ; index += 1) {
  const { phoneNumber } = await addNumber(store, accountId, `+1${prefix}${String(index).padStart(5, "0")}`, null);
  await meter.take(account);
  // Standard output is a pipe, and Node writes to pipes synchronously, so a line that was read was written before the
  // next one.
  process.stdout.write(`${phoneNumber}\n`);
}
