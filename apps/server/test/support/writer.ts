// Usage: node writer.ts DATABASE_URL ACCOUNT_ID PREFIX FILE   Writes until it is killed, and adds each write that was
// acknowledged to FILE. It prints the first one.
import { appendFileSync } from "node:fs";
import { UsageMeter } from "../../src/accounts/usage-meter.ts";
import { addNumber } from "../../src/numbers/administration.ts";
import { openStore } from "../../src/store/open.ts";

const [url = "", accountId = "", prefix = "", file = ""] = process.argv.slice(2);
const { store } = await openStore({ url, poolSize: 2 });
const account = await store.accounts.find(accountId);
if (!account) throw new Error("There is no such account.");
const meter = new UsageMeter(store, 5);
for (let index = 0; ; index += 1) {
  const { phoneNumber } = await addNumber(store, accountId, `+1${prefix}${String(index).padStart(5, "0")}`, null);
  await meter.take(account);
  // Unlike standard output, whose buffer a slow reader may fill, a file has the line before the next write begins.
  appendFileSync(file, `${phoneNumber}\n`);
  if (index === 0) console.log(phoneNumber);
}
