import "./style/index.css";
import { createClient } from "@numbers-api/client";
import { NumbersProvider } from "@numbers-api/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { DEADLINE, recordAttempt } from "./loading/attempts.ts";

// The console's server adds the API key.
const client = createClient({
  baseUrl: "/api",
  apiKey: null,
  deadline: DEADLINE,
  timeout: 20_000,
  hooks: { onAttempt: recordAttempt },
});

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Returning to the page refetches, but at most twice a minute.
      staleTime: 30_000,
      // Without a network, requests fail at once so that the page can explain it. TanStack Query would wait.
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
  // The bundler removes this branch from the production build.
  const { showSwitch } = await import("./dev/switch.tsx");
  void showSwitch(queryClient);
}
