// @vitest-environment jsdom
import { type ClientOptions, createClient, TimeoutError } from "@numbers-api/client";
import { NumbersProvider, useNumbersList } from "@numbers-api/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, renderHook, waitFor } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { afterEach, expect, it } from "vitest";
import { forEachBackend, PLAYED, scenarioOf } from "./backends.ts";

afterEach(cleanup);

/** Longest time for an answer, on a busy machine. */
const PATIENCE = { timeout: 30_000 };

forEachBackend("a component", (backend) => {
  const render = (apiKey: string, options: Partial<ClientOptions> = {}) => {
    const client = createClient({ baseUrl: backend().url, apiKey, maxRetries: 0, ...options });
    const queryClient = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
    const wrapper = ({ children }: { readonly children: ReactNode }) =>
      createElement(QueryClientProvider, { client: queryClient }, createElement(NumbersProvider, { client, children }));
    return renderHook(() => useNumbersList(), { wrapper });
  };

  it.each(PLAYED)("gets what the contract says: %s", async (name) => {
    const { status, ...scenario } = scenarioOf(name);
    const { result } = render(await backend().keyFor(name));
    await waitFor(() => expect(result.current.fetchStatus).toBe("idle"), PATIENCE);
    if (status === 200) expect(result.current.data).toEqual("body" in scenario ? scenario.body : undefined);
    else expect(result.current.error).toMatchObject({ operation: "numbers_list", status });
  });

  it("is pending until a list that takes long arrives", async () => {
    const { result } = render(await backend().keyForDelay(300));
    expect(result.current).toMatchObject({ status: "pending", fetchStatus: "fetching", data: undefined });
    await waitFor(() => expect(result.current.data?.numbers).toEqual([]), PATIENCE);
  });

  it("gets the client's error when the list does not come", async () => {
    const { result } = render(await backend().keyForSilence(), { timeout: 100 });
    await waitFor(() => expect(result.current.error).toBeInstanceOf(TimeoutError), PATIENCE);
  });
});
