"use client";
import type { NumbersClient } from "@numbers-api/client";
import { type Context, createContext, createElement, type ReactElement, type ReactNode, useContext } from "react";
import { apiTitle } from "#generated/names.ts";

const ClientContext: Context<NumbersClient | undefined> = createContext<NumbersClient | undefined>(undefined);

/** Props of {@link NumbersProvider}. */
export interface NumbersProviderProps {
  /** Client that the hooks below use. Make it once, outside of components. */
  readonly client: NumbersClient;
  readonly children?: ReactNode;
}

/**
 * Provides the client to the hooks below. The hooks also need TanStack's `QueryClientProvider`; the two may be nested
 * either way.
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
 * Returns the client of the nearest {@link NumbersProvider}.
 *
 * @throws {Error} if no provider is found.
 */
export function useNumbersClient(): NumbersClient {
  const client = useContext(ClientContext);
  if (client) return client;
  throw new Error(`No client for the ${apiTitle}: wrap the application in <NumbersProvider client={client}>.`);
}
