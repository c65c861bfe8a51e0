// Types are checked by `tsc`; the tests run the parts that exist at run time.
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
import { nameClient, numbersListQueryOptions, queryKey, useNumbersList, useSuspenseNumbersList } from "../src/index.ts";

type NumberList = components["schemas"]["NumberList"];
type ListError = OperationError<"numbers_list">;

const client = nameClient(createClient({ apiKey: "any" }), "account-42");
const list: NumberList = { numbers: [], sharedNumber: "+18005550199" };

/** Compiled but never called, because hooks run in components only. */
const inComponent = {
  hook: () => {
    const query = useNumbersList();
    expectTypeOf(query).toEqualTypeOf<UseQueryResult<NumberList, ListError>>();
    if (query.isSuccess) expectTypeOf(query.data).toEqualTypeOf<NumberList>();
    if (query.error instanceof PaymentRequiredError) expectTypeOf(query.error.status).toEqualTypeOf<402>();
    expectTypeOf(useNumbersList({ select: ({ numbers }) => numbers.length }).data).toEqualTypeOf<number | undefined>();
    useNumbersList({ retry: (count, error) => error.attempts < 5 && count < 2, staleTime: 1_000 });
    // @ts-expect-error the key is set
    useNumbersList({ queryKey: ["mine"] });
    // @ts-expect-error the function is set
    useNumbersList({ queryFn: () => list });
    // @ts-expect-error the option is `staleTime`
    useNumbersList({ staletime: 1_000 });
    // @ts-expect-error the operation takes no input
    useNumbersList({}, {});
  },
  suspenseHook: () => {
    expectTypeOf(useSuspenseNumbersList()).toEqualTypeOf<UseSuspenseQueryResult<NumberList, ListError>>();
    expectTypeOf(useSuspenseNumbersList({ select: ({ sharedNumber }) => sharedNumber }).data).toEqualTypeOf<string>();
    // @ts-expect-error suspense queries cannot be disabled
    useSuspenseNumbersList({ enabled: false });
  },
  tanstackHooks: () => {
    const options = numbersListQueryOptions(client);
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

describe("query options", () => {
  it("type the data cached under their key", () => {
    const queryClient = new QueryClient();
    const { queryKey } = numbersListQueryOptions(client);
    queryClient.setQueryData(queryKey, list);
    expectTypeOf(queryClient.getQueryData(queryKey)).toEqualTypeOf<NumberList | undefined>();
    expectTypeOf(queryClient.getQueryState(queryKey)?.error).toEqualTypeOf<ListError | null | undefined>();
    expect(queryClient.getQueryData(queryKey)).toBe(list);
    // @ts-expect-error this is not a list
    queryClient.setQueryData(queryKey, { numbers: 5 });
    queryClient.clear();
  });

  it("type the data of a loader", async () => {
    const queryClient = new QueryClient();
    queryClient.setQueryData(numbersListQueryOptions(client).queryKey, list);
    const loaded = await queryClient.query({ ...numbersListQueryOptions(client), staleTime: "static" });
    expectTypeOf(loaded).toEqualTypeOf<NumberList>();
    expect(loaded).toBe(list);
    queryClient.clear();
  });

  it("require a client and reject an input that the operation does not take", () => {
    // @ts-expect-error the client is missing
    expect(() => numbersListQueryOptions()).toThrow(TypeError);
    // @ts-expect-error the operation takes no input
    expect(numbersListQueryOptions(client, {}).queryKey).toEqual(numbersListQueryOptions(client).queryKey);
  });

  it("work with the hooks of this package and of TanStack Query", () => {
    expect(Object.keys(inComponent)).toEqual(["hook", "suspenseHook", "tanstackHooks"]);
  });
});

describe("a query key", () => {
  it("accepts only resources and operations of the client", () => {
    const key = queryKey(client, "numbers", "list");
    expectTypeOf(key).toEqualTypeOf<
      readonly [prefix: "numbers-api", client: string, resource: "numbers", operation: "list"]
    >();
    expect(key).toEqual(["numbers-api", "account-42", "numbers", "list"]);
    // @ts-expect-error unknown resource
    queryKey(client, "letters");
    // @ts-expect-error unknown operation
    queryKey(client, "numbers", "remove");
  });
});
