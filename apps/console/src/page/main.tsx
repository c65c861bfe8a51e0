import "./style/index.css";
import { createClient } from "@numbers-api/client";
import { NumbersProvider } from "@numbers-api/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";

// The console's own server adds the key, so that the page never has it.
const client = createClient({ baseUrl: "/api", apiKey: null, deadline: 40_000, timeout: 20_000 });

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Coming back to the page asks again, but not at every turn.
      staleTime: 30_000,
      // Without a network a call fails at once, and the page says why; TanStack would wait without a word.
      networkMode: "always",
      refetchOnReconnect: true,
    },
  },
});

const root = document.getElementById("page");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <NumbersProvider client={client}>
          <App />
        </NumbersProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
if (import.meta.env.DEV) {
  // Not part of what is built: the bundler takes the whole branch out.
  const { showSwitch } = await import("./dev/switch.tsx");
  void showSwitch(queryClient);
}
