import Telnyx from "telnyx";
import type { NumberList, Open } from "../../src/client/app.ts";

export const open: Open = ({ baseUrl: baseURL, ...settings }) => {
  const client = new Telnyx({ ...settings, baseURL, apiKey: "any" });
  return () => client.get<NumberList>("/numbers/list");
};
