// @vitest-environment jsdom
import { createClient } from "@numbers-api/client";
import { startMock } from "@numbers-api/mock";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, it } from "vitest";
import { NumbersProvider, useNumbersList } from "../src/index.ts";

it("asks the mock", async () => {
  await using mock = await startMock();
  const client = createClient({ baseUrl: mock.url, apiKey: "any" });
  const queryClient = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queryClient}>
      <NumbersProvider client={client}>{children}</NumbersProvider>
    </QueryClientProvider>
  );
  const { result } = renderHook(() => useNumbersList(), { wrapper });
  expect(result.current.isPending).toBe(true);
  await waitFor(() => expect(result.current.isPending).toBe(false));
  expect(result.current.data?.sharedNumber).toBe("+18005550199");
});
