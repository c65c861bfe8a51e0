import { type Scenarios, scenarios } from "@numbers-api/contract";
import { type KeyedMock, startMock } from "@numbers-api/mock";
import { afterAll } from "vitest";

/** An account with its own API key at the mock, so that tests do not affect each other. */
export interface Account extends KeyedMock {
  /** Client options to call the mock as this account. */
  readonly options: { readonly baseUrl: string; readonly apiKey: string };
}

/** Starts a mock for the tests in a file. */
export async function openAccounts(): Promise<() => Account> {
  const mock = await startMock();
  afterAll(() => mock.close());
  return () => {
    const keyed = mock.forKey();
    return { ...keyed, options: { baseUrl: mock.url, apiKey: keyed.key } };
  };
}

/** A scenario if `numbers.list` documents it; the contract may have other operations. */
type OfList<Scenario> = Scenario extends { readonly operations: readonly (infer Id)[] }
  ? "numbers_list" extends Id
    ? Scenario
    : never
  : never;
type Entry = OfList<Scenarios[keyof Scenarios]>;
const isOfList = (entry: Scenarios[keyof Scenarios]): entry is Entry =>
  entry.operations.some((id) => id === "numbers_list");
const all: readonly Entry[] = Object.values(scenarios).filter(isOfList);

/** Scenarios of `numbers.list` by outcome. */
export const successes: readonly Extract<Entry, { status: 200 }>[] = all.filter((entry) => entry.status === 200);
export const failures: readonly Exclude<Entry, { status: 200 }>[] = all.filter((entry) => entry.status !== 200);
