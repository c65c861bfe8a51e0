// What the compiler promises; `tsc` checks this file, and the tests run only what can be seen at run time too.
import { type components, createClient, type OperationError, PaymentRequiredError } from "@numbers-api/client";
import {
  QueryClient,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQueries,
  useQuery,
  useSuspenseQueries,
  useSuspenseQuery,
} from "@tanstack/react-query";
import { describe, expect, expectTypeOf, it } from "vitest";
import { nameClient, numbersListQuery, queryKey, useNumbersList, useSuspenseNumbersList } from "../src/index.ts";

type NumberList = components["schemas"]["NumberList"];
type ListError = OperationError<"numbers_list">;

const client = nameClient(createClient({ apiKey: "any" }), "account-42");
const list: NumberList = { numbers: [], sharedNumber: "+18005550199" };

/** Never called, because hooks run in components only: the compiler reads it. */
const inComponent = {
  hook: () => {
    const query = useNumbersList();
    expectTypeOf(query).toEqualTypeOf<UseQueryResult<NumberList, ListError>>();
    if (query.isSuccess) expectTypeOf(query.data).toEqualTypeOf<NumberList>();
    if (query.error instanceof PaymentRequiredError) expectTypeOf(query.error.status).toEqualTypeOf<402>();
    expectTypeOf(useNumbersList({ select: ({ numbers }) => numbers.length }).data).toEqualTypeOf<number | undefined>();
    useNumbersList({ retry: (count, error) => error.attempts < 5 && count < 2, staleTime: 1_000 });
    // @ts-expect-error the key is given
    useNumbersList({ queryKey: ["mine"] });
    // @ts-expect-error the function is given
    useNumbersList({ queryFn: () => list });
    // @ts-expect-error it is `staleTime`
    useNumbersList({ staletime: 1_000 });
    // @ts-expect-error the contract has no input for it
    useNumbersList({}, {});
  },
  suspenseHook: () => {
    expectTypeOf(useSuspenseNumbersList()).toEqualTypeOf<UseSuspenseQueryResult<NumberList, ListError>>();
    expectTypeOf(useSuspenseNumbersList({ select: ({ sharedNumber }) => sharedNumber }).data).toEqualTypeOf<string>();
    // @ts-expect-error what suspends cannot be switched off
    useSuspenseNumbersList({ enabled: false });
  },
  tanstackHooks: () => {
    const options = numbersListQuery(client);
    expectTypeOf(useQuery(options)).toEqualTypeOf<UseQueryResult<NumberList, ListError>>();
    expectTypeOf(useQuery({ ...options, initialData: list }).data).toEqualTypeOf<NumberList>();
    expectTypeOf(useSuspenseQuery(options).data).toEqualTypeOf<NumberList>();
    const [one] = useQueries({ queries: [options] });
    expectTypeOf(one.data).toEqualTypeOf<NumberList | undefined>();
    expectTypeOf(one.error).toEqualTypeOf<ListError | null>();
    const [other] = useSuspenseQueries({ queries: [options] });
    expectTypeOf(other.data).toEqualTypeOf<NumberList>();
  },
};

describe("the options of a query", () => {
  it("type what is cached under their key", () => {
    const queryClient = new QueryClient();
    const { queryKey } = numbersListQuery(client);
    queryClient.setQueryData(queryKey, list);
    expectTypeOf(queryClient.getQueryData(queryKey)).toEqualTypeOf<NumberList | undefined>();
    expectTypeOf(queryClient.getQueryState(queryKey)?.error).toEqualTypeOf<ListError | null | undefined>();
    expect(queryClient.getQueryData(queryKey)).toBe(list);
    // @ts-expect-error this is no list
    queryClient.setQueryData(queryKey, { numbers: 5 });
    queryClient.clear();
  });

  it("type what a loader gets", async () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(numbersListQuery(client).queryKey, list);
    const loaded = await queryClient.query({ ...numbersListQuery(client), staleTime: "static" });
    expectTypeOf(loaded).toEqualTypeOf<NumberList>();
    expect(loaded).toBe(list);
    queryClient.clear();
  });

  it("need a client, and no input where the contract has none", () => {
    // @ts-expect-error the client is missing
    expect(() => numbersListQuery()).toThrow(TypeError);
    // @ts-expect-error the contract has no input for it
    expect(numbersListQuery(client, {}).queryKey).toEqual(numbersListQuery(client).queryKey);
  });

  it("serve the hooks of this package and of TanStack Query", () => {
    expect(Object.keys(inComponent)).toEqual(["hook", "suspenseHook", "tanstackHooks"]);
  });
});

describe("a key", () => {
  it("names what the client has, and nothing else", () => {
    const key = queryKey(client, "numbers", "list");
    expectTypeOf(key).toEqualTypeOf<
      readonly [prefix: "numbers-api", client: string, resource: "numbers", operation: "list"]
    >();
    expect(key).toEqual(["numbers-api", "account-42", "numbers", "list"]);
    // @ts-expect-error the contract has no such resource
    queryKey(client, "letters");
    // @ts-expect-error the contract has no such operation
    queryKey(client, "numbers", "remove");
  });
});
