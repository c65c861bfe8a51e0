/** A numbered change of the schema. A migration that was released never changes: add another one. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: "accounts, keys, numbers and usage",
    statements: [
      `create table accounts (
        id text primary key,
        name text not null,
        shared_number text not null,
        request_limit bigint check (request_limit >= 0),
        provider text,
        provider_reference text,
        reconciled_at text,
        created_at text not null
      )`,
      `create table api_keys (
        id text primary key,
        account_id text not null references accounts (id),
        name text,
        hash text not null unique,
        created_at text not null,
        last_used_at text,
        revoked_at text
      )`,
      "create index api_keys_by_account on api_keys (account_id)",
      `create table numbers (
        id text primary key,
        account_id text not null references accounts (id),
        phone_number text not null,
        label text,
        created_at text not null,
        lost_at text,
        released_at text
      )`,
      // A number has one owner at a time; a released one can be added again.
      "create unique index numbers_owned on numbers (phone_number) where released_at is null",
      "create index numbers_by_account on numbers (account_id, created_at, id) where released_at is null",
      `create table usage (
        account_id text not null references accounts (id),
        month text not null,
        leased bigint not null check (leased >= 0),
        last_grant bigint not null,
        primary key (account_id, month)
      )`,
    ],
  },
];
