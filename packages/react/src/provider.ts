"use client";
import type { NumbersClient } from "@numbers-api/client";
import { type Context, createContext, createElement, type ReactElement, type ReactNode, useContext } from "react";

const ClientContext: Context<NumbersClient | undefined> = createContext<NumbersClient | undefined>(undefined);

/** What {@link NumbersProvider} takes. */
export interface NumbersProviderProps {
  /** The client that the hooks below use. Make it once, outside of components. */
  readonly client: NumbersClient;
  readonly children?: ReactNode;
}

/**
 * Gives the hooks below it their client. It stands inside or outside of TanStack's `QueryClientProvider`, which they
 * need too.
 *
 * @example
 * <QueryClientProvider client={queryClient}>
 *   <NumbersProvider client={client}>
 *     <App />
 *   </NumbersProvider>
 * </QueryClientProvider>
 */
export function NumbersProvider({ client, children }: NumbersProviderProps): ReactElement {
  return createElement(ClientContext.Provider, { value: client }, children);
}

/**
 * The client of the nearest {@link NumbersProvider}.
 *
 * @throws {Error} when there is none.
 */
export function useNumbersClient(): NumbersClient {
  const client = useContext(ClientContext);
  if (client) return client;
  throw new Error("There is no client for the Numbers API: wrap the application in <NumbersProvider client={client}>.");
}
