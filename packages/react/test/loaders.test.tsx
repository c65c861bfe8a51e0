// Runs without a DOM, like a server or a router's loader.
import { createClient } from "@numbers-api/client";
import { type DehydratedState, dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { nameClient, numbersListQueryOptions, useNumbersList } from "../src/index.ts";
import { openAccounts } from "./support/account.ts";
import { app } from "./support/app.tsx";

const openAccount = await openAccounts();

function Numbers(): ReactNode {
  const { data } = useNumbersList();
  return data ? `${data.numbers.length} numbers` : "loading";
}

describe("a loader", () => {
  it("fetches once and then returns the cached data", async () => {
    const { options, requests } = openAccount();
    const { client, queryClient } = app(options);
    const load = (): Promise<{ sharedNumber: string }> =>
      queryClient.query({ ...numbersListQueryOptions(client), staleTime: "static" });
    expect((await load()).sharedNumber).toBe("+18005550199");
    expect(await load()).toBe(await load());
    expect(requests()).toHaveLength(1);
  });

  it("fails with the client's error", async () => {
    const { options, play, requests } = openAccount();
    await play("unauthorized");
    const { client, queryClient } = app(options);
    await expect(queryClient.query(numbersListQueryOptions(client))).rejects.toMatchObject({ status: 401 });
    expect(requests()).toHaveLength(1);
  });

  it("lets the component render without waiting", async () => {
    const { options } = openAccount();
    const { client, queryClient, wrapper } = app(options);
    await queryClient.query(numbersListQueryOptions(client));
    expect(renderToString(wrapper({ children: <Numbers /> }))).toBe("4 numbers");
  });
});

describe("data loaded on a server", () => {
  /** Dehydrated state that the page carries to the browser. */
  async function loadOnServer(name: string): Promise<{ text: string; key: string }> {
    const { options, key } = openAccount();
    const queryClient = new QueryClient();
    await queryClient.query(numbersListQueryOptions(nameClient(createClient(options), name)));
    return { text: JSON.stringify(dehydrate(queryClient)), key };
  }

  const browser = (text: string, name: string): string => {
    const { client, wrapper } = app({ baseUrl: "http://127.0.0.1:1", apiKey: null });
    nameClient(client, name);
    const state = JSON.parse(text) as DehydratedState; // `loadOnServer` serialized it.
    const children = (
      <HydrationBoundary state={state}>
        <Numbers />
      </HydrationBoundary>
    );
    return renderToString(wrapper({ children }));
  };

  it("is available in the browser to a client with the same name", async () => {
    const { text } = await loadOnServer("account-42");
    expect(browser(text, "account-42")).toBe("4 numbers");
  });

  it("is not available to a client with another name", async () => {
    const { text } = await loadOnServer("account-42");
    expect(browser(text, "account-43")).toBe("loading");
  });

  it("does not contain the API key", async () => {
    const { text, key } = await loadOnServer("account-42");
    expect(text).toContain("+18005550199");
    expect(text).not.toContain(key);
  });
});
