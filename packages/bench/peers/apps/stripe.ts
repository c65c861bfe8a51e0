import Stripe from "stripe";
import type { Open } from "../../src/client/app.ts";

export const open: Open = ({ baseUrl, fetch }) => {
  const { hostname, port, protocol } = new URL(baseUrl);
  const client = new Stripe("any", {
    host: hostname,
    port: port || 443,
    protocol: protocol === "http:" ? "http" : "https",
    // Anonymous figures about the calls before, sent along with the next one.
    telemetry: false,
    // Without a custom fetch, the SDK uses the HTTP client of its platform.
    ...(fetch && { httpClient: Stripe.createFetchHttpClient(fetch) }),
  });
  return () => client.rawRequest("GET", "/numbers/list");
};
