import { type ClientOptions, createClient, type NumbersClient } from "@numbers-api/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup } from "@testing-library/react";
import type { ReactNode } from "react";
import { onTestFinished } from "vitest";
import { NumbersProvider } from "../../src/index.ts";

/** Context of an application's components. */
export interface App {
  readonly client: NumbersClient;
  readonly queryClient: QueryClient;
  /** The providers, for `render` and `renderHook`. */
  readonly wrapper: (props: { readonly children: ReactNode }) => ReactNode;
}

/** Creates an application with TanStack Query's defaults, and removes it when the test ends. */
export function app(options: ClientOptions, queryClient: QueryClient = new QueryClient()): App {
  const client = createClient(options);
  onTestFinished(() => {
    cleanup();
    queryClient.clear();
  });
  const wrapper: App["wrapper"] = ({ children }) => (
    <QueryClientProvider client={queryClient}>
      <NumbersProvider client={client}>{children}</NumbersProvider>
    </QueryClientProvider>
  );
  return { client, queryClient, wrapper };
}
