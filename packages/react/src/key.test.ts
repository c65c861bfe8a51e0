import { createClient } from "@numbers-api/client";
import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { numbersListQuery } from "./generated/options.ts";
import { queryKey } from "./key.ts";
import { nameClient } from "./name.ts";

const API_KEY = "key-that-nobody-may-see";
const makeClient = (): ReturnType<typeof createClient> => createClient({ apiKey: API_KEY });

describe("the key of a query", () => {
  it("says what is asked, and of which client", () => {
    const client = nameClient(makeClient(), "account-42");
    expect(numbersListQuery(client).queryKey).toEqual(["numbers-api", "account-42", "numbers", "list"]);
  });

  it("stays the same for a client, and is another for another client", () => {
    const [mine, yours] = [makeClient(), makeClient()];
    expect(numbersListQuery(mine).queryKey).toEqual(numbersListQuery(mine).queryKey);
    expect(numbersListQuery(mine).queryKey).not.toEqual(numbersListQuery(yours).queryKey);
  });

  it("holds nothing of the API key", () => {
    expect(JSON.stringify(numbersListQuery(makeClient()).queryKey)).not.toContain(API_KEY);
  });
});

describe("the name of a client", () => {
  it("makes clients share what is cached", () => {
    const [mine, also] = [nameClient(makeClient(), "account-42"), nameClient(makeClient(), "account-42")];
    expect(numbersListQuery(mine).queryKey).toEqual(numbersListQuery(also).queryKey);
  });

  it("may be said again, and returns the client", () => {
    const client = makeClient();
    expect(nameClient(nameClient(client, "account-42"), "account-42")).toBe(client);
  });

  it("cannot change once data may be filed under it", () => {
    const client = makeClient();
    numbersListQuery(client);
    expect(() => nameClient(client, "account-42")).toThrow(/another name already/);
  });

  it("must not be empty, because accounts without a name would share their data", () => {
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
  ])("reaches $reach, and never what others have cached", async ({ key, hit }) => {
    const queryClient = new QueryClient();
    const list = { numbers: [], sharedNumber: "+18005550199" };
    for (const client of [mine, yours]) queryClient.setQueryData(numbersListQuery(client).queryKey, list);
    queryClient.setQueryData(others, {});
    await queryClient.invalidateQueries({ queryKey: key });
    const invalidated = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated });
    expect(invalidated.map((query) => query.queryKey[1])).toEqual(hit);
    queryClient.clear();
  });
});
