// Minimal call: everything that the other applications add to it is the cost of their client.
import type { NumberList, Open } from "../../src/client/app.ts";

export const open: Open = ({ baseUrl, fetch = globalThis.fetch }) => {
  const headers = { authorization: "Bearer any" };
  return async () => {
    const response = await fetch(`${baseUrl}/numbers/list`, { headers });
    if (!response.ok) throw new Error(`${response.status}`);
    return (await response.json()) as NumberList;
  };
};
