import { andThen } from "../maybe-promise.ts";
import type { ListedNumber, OwnedNumber } from "../numbers/phone-number.ts";
import { type Database, optionalText, type Row, type Statement, text } from "./database.ts";
import type { NumberStore } from "./store.ts";

const OWNED = "id, account_id, phone_number, label, created_at, lost_at";
const LISTED = `select phone_number, label, created_at from numbers
  where account_id = $1 and released_at is null and lost_at is null order by created_at, id`;

export function numberStore({ read, query, batch }: Database): NumberStore {
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
    listed: (accountId) => andThen(read(LISTED, [accountId]), (rows) => rows.map(toListed)),
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

function toListed([phoneNumber, label, createdAt]: Row): ListedNumber {
  return label == null
    ? { phoneNumber: text(phoneNumber), createdAt: text(createdAt) }
    : { phoneNumber: text(phoneNumber), label: text(label), createdAt: text(createdAt) };
}

function toNumber([id, accountId, phoneNumber, label, createdAt, lostAt]: Row): OwnedNumber {
  return {
    id: text(id),
    accountId: text(accountId),
    phoneNumber: text(phoneNumber),
    label: optionalText(label),
    createdAt: text(createdAt),
    lostAt: optionalText(lostAt),
  };
}
