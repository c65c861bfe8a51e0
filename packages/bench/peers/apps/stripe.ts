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
    // Where there is no fetch of one's own, it takes the client of the platform that it is made for.
    ...(fetch && { httpClient: Stripe.createFetchHttpClient(fetch) }),
  });
  return () => client.rawRequest("GET", "/numbers/list");
};
