import type { Account, StoredKey } from "../accounts/account.ts";
import { type Database, optionalText, type Row, text } from "./database.ts";
import type { AccountStore, KeyStore, UsageStore } from "./store.ts";

const ACCOUNT =
  "a.id, a.name, a.shared_number, a.request_limit, a.provider, a.provider_reference, a.reconciled_at, a.created_at";
const KEY = "id, account_id, name, created_at, last_used_at, revoked_at";

export function accountStore({ query }: Database): AccountStore {
  return {
    add: async ({ id, name, sharedNumber, limit, provider, reconciledAt, createdAt }) => {
      await query(
        `insert into accounts
          (id, name, shared_number, request_limit, provider, provider_reference, reconciled_at, created_at)
          values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, name, sharedNumber, limit, provider?.name ?? null, provider?.reference ?? null, reconciledAt, createdAt],
      );
    },
    list: async () => (await query(`select ${ACCOUNT} from accounts a order by a.created_at, a.id`, [])).map(toAccount),
    find: async (id) => {
      const [row] = await query(`select ${ACCOUNT} from accounts a where a.id = $1`, [id]);
      return row && toAccount(row);
    },
    setLimit: async (id, limit) =>
      (await query("update accounts set request_limit = $1 where id = $2 returning id", [limit, id])).length > 0,
  };
}

export function keyStore({ read, query, batch }: Database): KeyStore {
  return {
    add: async ({ id, accountId, name, createdAt }, hash) => {
      await query("insert into api_keys (id, account_id, name, hash, created_at) values ($1, $2, $3, $4, $5)", [
        id,
        accountId,
        name,
        hash,
        createdAt,
      ]);
    },
    list: async (accountId) =>
      (await query(`select ${KEY} from api_keys where account_id = $1 order by created_at, id`, [accountId])).map(
        toKey,
      ),
    find: async (id) => {
      const [row] = await query(`select ${KEY} from api_keys where id = $1`, [id]);
      return row && toKey(row);
    },
    revoke: async (id, at) =>
      (await query("update api_keys set revoked_at = $1 where id = $2 and revoked_at is null returning id", [at, id]))
        .length > 0,
    findByHash: async (hash) => {
      const [row] = await read(
        `select k.id, ${ACCOUNT} from api_keys k join accounts a on a.id = k.account_id
          where k.hash = $1 and k.revoked_at is null`,
        [hash],
      );
      if (!row) return undefined;
      const [keyId, ...account] = row;
      return { keyId: text(keyId), account: toAccount(account) };
    },
    touch: (uses) =>
      batch(
        [...uses].map(([id, time]) => ({
          sql: "update api_keys set last_used_at = $1 where id = $2",
          values: [new Date(time).toISOString(), id],
        })),
      ),
  };
}

/**
 * Size of a lease: at most an eighth of the remaining requests, so that processes that share an account reach the limit
 * together.
 */
const GRANT = `case
  when request_limit is null or (request_limit - leased) / 8 > $3 then $3
  when (request_limit - leased) / 8 < 1 then 1
  else (request_limit - leased) / 8
end`;

/** One statement decides and counts: it locks the row, and its right-hand sides see the values before it. */
const LEASE = `update usage set last_grant = ${GRANT}, leased = leased + ${GRANT}
  from accounts
  where accounts.id = usage.account_id and usage.account_id = $1 and usage.month = $2
    and (request_limit is null or leased < request_limit)
  returning last_grant`;

export function usageStore({ query }: Database): UsageStore {
  return {
    lease: async (accountId, month, size) => {
      const [granted] = await query(LEASE, [accountId, month, size]);
      if (granted) return Number(granted[0]);
      // The first request of a month has to add the row. Another process may add it at the same time, so the lease is
      // tried again.
      await query(
        `insert into usage (account_id, month, leased, last_grant) values ($1, $2, 0, 0)
          on conflict (account_id, month) do nothing`,
        [accountId, month],
      );
      const [second] = await query(LEASE, [accountId, month, size]);
      return Number(second?.[0] ?? 0);
    },
    giveBack: async (accountId, month, count) => {
      await query("update usage set leased = leased - $3 where account_id = $1 and month = $2 and leased >= $3", [
        accountId,
        month,
        count,
      ]);
    },
    read: async (accountId, month) => {
      const [row] = await query("select leased from usage where account_id = $1 and month = $2", [accountId, month]);
      return Number(row?.[0] ?? 0);
    },
  };
}

function toAccount([id, name, sharedNumber, limit, provider, reference, reconciledAt, createdAt]: Row): Account {
  return {
    id: text(id),
    name: text(name),
    sharedNumber: text(sharedNumber),
    limit: limit == null ? null : Number(limit),
    provider: provider == null ? null : { name: text(provider), reference: text(reference) },
    reconciledAt: optionalText(reconciledAt),
    createdAt: text(createdAt),
  };
}

function toKey([id, accountId, name, createdAt, lastUsedAt, revokedAt]: Row): StoredKey {
  return {
    id: text(id),
    accountId: text(accountId),
    name: optionalText(name),
    createdAt: text(createdAt),
    lastUsedAt: optionalText(lastUsedAt),
    revokedAt: optionalText(revokedAt),
  };
}
