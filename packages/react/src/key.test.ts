import { createClient } from "@numbers-api/client";
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { numbersListQueryOptions } from "#generated/options.ts";
import { nameClient, queryKey } from "./key.ts";

const API_KEY = "secret-api-key";
const makeClient = (): ReturnType<typeof createClient> => createClient({ apiKey: API_KEY });

describe("a query key", () => {
  it("names the client and the operation", () => {
    const client = nameClient(makeClient(), "account-42");
    expect(numbersListQueryOptions(client).queryKey).toEqual(["numbers-api", "account-42", "numbers", "list"]);
  });

  it("is the same for one client and differs between clients", () => {
    const [mine, yours] = [makeClient(), makeClient()];
    expect(numbersListQueryOptions(mine).queryKey).toEqual(numbersListQueryOptions(mine).queryKey);
    expect(numbersListQueryOptions(mine).queryKey).not.toEqual(numbersListQueryOptions(yours).queryKey);
  });

  it("does not contain the API key", () => {
    expect(JSON.stringify(numbersListQueryOptions(makeClient()).queryKey)).not.toContain(API_KEY);
  });
});

describe("the name of a client", () => {
  it("lets clients share cached data", () => {
    const [mine, also] = [nameClient(makeClient(), "account-42"), nameClient(makeClient(), "account-42")];
    expect(numbersListQueryOptions(mine).queryKey).toEqual(numbersListQueryOptions(also).queryKey);
  });

  it("can be set twice, and setting it returns the client", () => {
    const client = makeClient();
    expect(nameClient(nameClient(client, "account-42"), "account-42")).toBe(client);
  });

  it("cannot change after the first query", () => {
    const client = makeClient();
    numbersListQueryOptions(client);
    expect(() => nameClient(client, "account-42")).toThrow(/already has another name/);
  });

  it("must not be empty, because unnamed accounts would share data", () => {
    expect(() => nameClient(makeClient(), "")).toThrow(TypeError);
  });
});

describe("invalidation", () => {
  const [mine, yours] = [nameClient(makeClient(), "mine"), nameClient(makeClient(), "yours")];
  const others = ["others", "list"];

  it.each([
    { reach: "all clients", key: queryKey(), hit: ["mine", "yours"] },
    { reach: "one client", key: queryKey(mine), hit: ["mine"] },
    { reach: "one resource", key: queryKey(mine, "numbers"), hit: ["mine"] },
    { reach: "one operation", key: queryKey(yours, "numbers", "list"), hit: ["yours"] },
  ])("reaches $reach and no unrelated queries", async ({ key, hit }) => {
    const queryClient = new QueryClient();
    const list = { numbers: [], sharedNumber: "+18005550199" };
    for (const client of [mine, yours]) queryClient.setQueryData(numbersListQueryOptions(client).queryKey, list);
    queryClient.setQueryData(others, {});
    await queryClient.invalidateQueries({ queryKey: key });
    const invalidated = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
    expect(invalidated.map((query) => query.queryKey[1])).toEqual(hit);
    queryClient.clear();
  });
});
