// @vitest-environment jsdom
import { createClient } from "@numbers-api/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import { NumbersProvider, useNumbersClient, useNumbersList, useSuspenseNumbersList } from "../src/index.ts";

const client = createClient({ apiKey: "any" });

describe("useNumbersClient", () => {
  it("returns the client of the nearest provider", () => {
    const inner = createClient({ apiKey: "any" });
    const { result } = renderHook(useNumbersClient, {
      wrapper: ({ children }) => (
        <NumbersProvider client={client}>
          <NumbersProvider client={inner}>{children}</NumbersProvider>
        </NumbersProvider>
      ),
    });
    expect(result.current).toBe(inner);
  });
});

describe("without a provider", () => {
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { readonly children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );

  it.each([
    { name: "useNumbersClient", hook: () => useNumbersClient() },
    { name: "useNumbersList", hook: () => useNumbersList() },
    { name: "useSuspenseNumbersList", hook: () => useSuspenseNumbersList() },
  ])("$name explains how to add one", ({ hook }) => {
    expect(() => renderHook<unknown, unknown>(hook, { wrapper })).toThrow(
      "No client for the Numbers API: wrap the application in <NumbersProvider client={client}>.",
    );
  });
});
