// @vitest-environment jsdom
import {
  AbortError,
  type AttemptEvent,
  ConnectionError,
  createClient,
  type NumbersClient,
  TimeoutError,
} from "@numbers-api/client";
import { startMock } from "@numbers-api/mock";
import { QueryClient } from "@tanstack/react-query";
import { act, render, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { NumbersProvider, numbersListQueryOptions, useNumbersList } from "../src/index.ts";
import { failures, openAccounts, successes } from "./support/account.ts";
import { app } from "./support/app.tsx";

const openAccount = await openAccounts();

function Numbers(): ReactNode {
  const { data } = useNumbersList();
  return data ? `${data.numbers.length} numbers` : "loading";
}

describe("a query", () => {
  it("is pending until the response arrives", async () => {
    const { options } = openAccount();
    const { result } = renderHook(() => useNumbersList(), app(options));
    expect(result.current).toMatchObject({ status: "pending", fetchStatus: "fetching", data: undefined, error: null });
    await waitFor(() => expect(result.current).toMatchObject({ status: "success", fetchStatus: "idle" }));
  });

  it.each(successes)("returns the response body: $name", async ({ name, body }) => {
    const { options, play } = openAccount();
    await play(name);
    const { result } = renderHook(() => useNumbersList(), app(options));
    await waitFor(() => expect(result.current.data).toEqual(body));
  });

  it.each(failures)("returns the client's error for status $status: $name", async ({ name, status, body }) => {
    const { options, play } = openAccount();
    await play(name);
    const { result } = renderHook(() => useNumbersList(), app({ ...options, maxRetries: 0 }));
    await waitFor(() => expect(result.current.status).toBe("error"));
    expect(result.current.error).toMatchObject({
      operation: "numbers_list",
      status,
      ...(body && { body: { error: body.error } }),
    });
  });

  it.each([
    { name: "a timeout", fault: "hang", error: TimeoutError, timeout: 100 },
    { name: "no connection", fault: "reset", error: ConnectionError, timeout: 60_000 },
  ] as const)("distinguishes $name from an error response", async ({ fault, error, timeout }) => {
    const { options, play } = openAccount();
    await play("dedicated-numbers", { fault });
    const { result } = renderHook(() => useNumbersList(), app({ ...options, maxRetries: 0, timeout }));
    await waitFor(() => expect(result.current.error).toBeInstanceOf(error));
  });

  it("accepts the options of useQuery", async () => {
    const { options, requests } = openAccount();
    const { result, rerender } = renderHook(
      ({ enabled }) => useNumbersList({ enabled, select: ({ numbers }) => numbers.length }),
      { ...app(options), initialProps: { enabled: false } },
    );
    expect(result.current).toMatchObject({ status: "pending", fetchStatus: "idle" });
    expect(requests()).toEqual([]);
    rerender({ enabled: true });
    await waitFor(() => expect(result.current.data).toBe(4));
  });

  it("changes with the client of the provider, so that accounts never see each other's data", async () => {
    const [mine, yours] = [openAccount(), openAccount()];
    await yours.play("shared-number-only");
    const { client, wrapper } = app(mine.options);
    const page = (own: NumbersClient): ReactNode => (
      <NumbersProvider client={own}>
        <Numbers />
      </NumbersProvider>
    );
    const { container, rerender } = render(page(client), { wrapper });
    await waitFor(() => expect(container.textContent).toBe("4 numbers"));
    rerender(page(createClient(yours.options)));
    expect(container.textContent).toBe("loading");
    await waitFor(() => expect(container.textContent).toBe("0 numbers"));
  });
});

describe("a retryable failure", () => {
  it("is retried by the client and never surfaces", async () => {
    const { options, play, requests } = openAccount();
    await play([{ scenario: "provider-telnyx", times: 1 }, "dedicated-numbers"]);
    const { result } = renderHook(() => useNumbersList(), app(options));
    await waitFor(() => expect(result.current.status).toBe("success"));
    expect(requests().map(({ status }) => status)).toEqual([502, 200]);
    expect(result.current).toMatchObject({ errorUpdateCount: 0, failureCount: 0 });
  });

  it("is retried as often as the client allows, regardless of TanStack Query's defaults", async () => {
    const { options, play, requests } = openAccount();
    await play("provider-telnyx");
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 3, retryDelay: 0 } } });
    const { result } = renderHook(() => useNumbersList(), app({ ...options, maxRetries: 1 }, queryClient));
    await waitFor(() => expect(result.current.error).toMatchObject({ attempts: 2 }));
    expect(requests()).toHaveLength(2);
  });

  it("is retried by TanStack Query if the application asks for it", async () => {
    const { options, play, requests } = openAccount();
    await play([{ scenario: "provider-telnyx", times: 2 }, "dedicated-numbers"]);
    const hook = (): ReturnType<typeof useNumbersList> => useNumbersList({ retry: 2, retryDelay: 0 });
    const { result } = renderHook(hook, app({ ...options, maxRetries: 0 }));
    await waitFor(() => expect(result.current.status).toBe("success"));
    expect(requests().map(({ status }) => status)).toEqual([502, 502, 200]);
  });
});

describe("a refetch", () => {
  it("replaces the data", async () => {
    const { options, play } = openAccount();
    await play(["shared-number-only", "dedicated-numbers"]);
    const { result } = renderHook(() => useNumbersList(), app(options));
    await waitFor(() => expect(result.current.data?.numbers).toHaveLength(0));
    await act(() => result.current.refetch());
    await waitFor(() => expect(result.current.data?.numbers).toHaveLength(4));
  });

  it("that fails keeps the data and returns the error", async () => {
    const { options, play } = openAccount();
    await play(["dedicated-numbers", "usage-limit-exceeded"]);
    const { result } = renderHook(() => useNumbersList(), app(options));
    await waitFor(() => expect(result.current.status).toBe("success"));
    await act(() => result.current.refetch());
    await waitFor(() => expect(result.current).toMatchObject({ status: "error", error: { status: 402 } }));
    expect(result.current.data?.numbers).toHaveLength(4);
  });
});

describe("an unused query", () => {
  /** Starts a query whose response never completes. */
  async function hanging() {
    const { options, play } = openAccount();
    await play("dedicated-numbers", { fault: "hang-in-body" });
    const attempts: AttemptEvent[] = [];
    let begin = (): void => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const shown = app({
      ...options,
      hooks: { onAttempt: (attempt) => attempts.push(attempt) },
      fetch: async (...request) => {
        const response = await fetch(...request);
        begin();
        return response;
      },
    });
    const rendered = renderHook(() => useNumbersList(), shown);
    await begun;
    expect(attempts).toEqual([]);
    return { ...shown, ...rendered, attempts };
  }

  it("is aborted when its last component unmounts", async () => {
    const { unmount, attempts, client, queryClient } = await hanging();
    unmount();
    await waitFor(() => expect(attempts).toHaveLength(1));
    expect(attempts[0]?.error).toBeInstanceOf(AbortError);
    const { queryKey } = numbersListQueryOptions(client);
    expect(queryClient.getQueryState(queryKey)).toMatchObject({ status: "pending", fetchStatus: "idle" });
  });

  it("also closes the connection to the API", async () => {
    await using mock = await startMock();
    await mock.play("dedicated-numbers", { delay: 600_000, times: 1 });
    const { unmount } = renderHook(() => useNumbersList(), app({ baseUrl: mock.url, apiKey: "any" }));
    // The plan ends when the request arrives, because it has a single step.
    const plans = async (): Promise<unknown> => (await fetch(`${mock.url}/__mock/plans`)).json();
    await waitFor(async () => expect(await plans()).toEqual([]));
    unmount();
    await waitFor(() => expect(mock.requests()).toMatchObject([{ abandoned: true }]));
  });

  it("is aborted by cancelQueries", async () => {
    const { attempts, client, queryClient } = await hanging();
    await act(() => queryClient.cancelQueries(numbersListQueryOptions(client)));
    await waitFor(() => expect(attempts[0]?.error).toBeInstanceOf(AbortError));
  });
});

it("a query succeeds in React's strict mode, which mounts each component twice", async () => {
  const { options } = openAccount();
  const { result } = renderHook(() => useNumbersList(), { ...app(options), reactStrictMode: true });
  await waitFor(() => expect(result.current.status).toBe("success"));
});
