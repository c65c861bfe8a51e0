import type { MaybePromise } from "../maybe-promise.ts";
import type { ListedNumber, OwnedNumber } from "../numbers/phone-number.ts";
import { type Database, optionalText, type Row, type Statement, text } from "./database.ts";
import type { NumberStore } from "./store.ts";

const OWNED = "id, account_id, phone_number, label, created_at, lost_at";
const LISTED = `select phone_number as "phoneNumber", label, created_at as "createdAt" from numbers
  where account_id = $1 and released_at is null and lost_at is null order by created_at, id`;

export function numberStore({ query, batch }: Database): NumberStore {
  const changed = async (sql: string, values: Statement["values"]): Promise<boolean> =>
    (await query(sql, values)).length > 0;
  return {
    add: async ({ id, accountId, phoneNumber, label, createdAt }) => {
      await query("insert into numbers (id, account_id, phone_number, label, created_at) values ($1, $2, $3, $4, $5)", [
        id,
        accountId,
        phoneNumber,
        label,
        createdAt,
      ]);
    },
    list: async (accountId) =>
      (
        await query(
          `select ${OWNED} from numbers where account_id = $1 and released_at is null order by created_at, id`,
          [accountId],
        )
      ).map(toNumber),
    // The columns have the names of the members, so the rows are the result: this is the query of every request.
    listed: (accountId) => query(LISTED, [accountId]) as MaybePromise<readonly ListedRow[]>,
    find: async (phoneNumber) => {
      const [row] = await query(`select ${OWNED} from numbers where phone_number = $1 and released_at is null`, [
        phoneNumber,
      ]);
      return row && toNumber(row);
    },
    setLabel: (accountId, phoneNumber, label) =>
      changed(
        "update numbers set label = $1 where account_id = $2 and phone_number = $3 and released_at is null returning id",
        [label, accountId, phoneNumber],
      ),
    release: (accountId, phoneNumber, at) =>
      changed(
        `update numbers set released_at = $1
          where account_id = $2 and phone_number = $3 and released_at is null returning id`,
        [at, accountId, phoneNumber],
      ),
    reconcile: (accountId, { at, lost, found }) =>
      batch([
        ...lost.map((id) => ({ sql: "update numbers set lost_at = $1 where id = $2", values: [at, id] })),
        ...found.map((id) => ({ sql: "update numbers set lost_at = null where id = $1", values: [id] })),
        { sql: "update accounts set reconciled_at = $1 where id = $2", values: [at, accountId] },
      ]),
  };
}

/** Members of a listed number as named in the query. */
type ListedRow = Row & ListedNumber;

function toNumber(row: Row): OwnedNumber {
  return {
    id: text(row["id"]),
    accountId: text(row["account_id"]),
    phoneNumber: text(row["phone_number"]),
    label: optionalText(row["label"]),
    createdAt: text(row["created_at"]),
    lostAt: optionalText(row["lost_at"]),
  };
}
