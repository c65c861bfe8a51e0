// Without a DOM, as on a server and in a router's loader.
import { createClient } from "@numbers-api/client";
import { type DehydratedState, dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { nameClient, numbersListQuery, useNumbersList } from "../src/index.ts";
import { openAccounts } from "./support/account.ts";
import { app } from "./support/app.tsx";

const openAccount = await openAccounts();

function Numbers(): ReactNode {
  const { data } = useNumbersList();
  return data ? `${data.numbers.length} numbers` : "loading";
}

describe("a loader", () => {
  it("has the data, and asks once", async () => {
    const { options, requests } = openAccount();
    const { client, queryClient } = app(options);
    const load = (): Promise<{ sharedNumber: string }> =>
      queryClient.query({ ...numbersListQuery(client), staleTime: "static" });
    expect((await load()).sharedNumber).toBe("+18005550199");
    expect(await load()).toBe(await load());
    expect(requests()).toHaveLength(1);
  });

  it("fails with the client's error", async () => {
    const { options, play, requests } = openAccount();
    await play("unauthorized");
    const { client, queryClient } = app(options);
    await expect(queryClient.query(numbersListQuery(client))).rejects.toMatchObject({ status: 401 });
    expect(requests()).toHaveLength(1);
  });

  it("spares the component that it loads for the wait", async () => {
    const { options } = openAccount();
    const { client, queryClient, wrapper } = app(options);
    await queryClient.query(numbersListQuery(client));
    expect(renderToString(wrapper({ children: <Numbers /> }))).toBe("4 numbers");
  });
});

describe("what a server has loaded", () => {
  /** What comes to the browser with the page. */
  async function loadOnServer(name: string): Promise<{ text: string; key: string }> {
    const { options, key } = openAccount();
    const queryClient = new QueryClient();
    await queryClient.query(numbersListQuery(nameClient(createClient(options), name)));
    return { text: JSON.stringify(dehydrate(queryClient)), key };
  }

  const browser = (text: string, name: string): string => {
    const { client, wrapper } = app({ baseUrl: "http://127.0.0.1:1", apiKey: null });
    nameClient(client, name);
    const state = JSON.parse(text) as DehydratedState; // As it was before it was written as JSON.
    const children = (
      <HydrationBoundary state={state}>
        <Numbers />
      </HydrationBoundary>
    );
    return renderToString(wrapper({ children }));
  };

  it("is there in the browser, under the name of the client", async () => {
    const { text } = await loadOnServer("account-42");
    expect(browser(text, "account-42")).toBe("4 numbers");
  });

  it("is not shown to an account of another name", async () => {
    const { text } = await loadOnServer("account-42");
    expect(browser(text, "account-43")).toBe("loading");
  });

  it("holds no API key", async () => {
    const { text, key } = await loadOnServer("account-42");
    expect(text).toContain("+18005550199");
    expect(text).not.toContain(key);
  });
});
