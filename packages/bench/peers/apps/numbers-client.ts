import { createClient } from "@numbers-api/client";
import type { Open } from "../../src/client/app.ts";

export const open: Open = (settings) => {
  const client = createClient({ ...settings, apiKey: "any" });
  return () => client.numbers.list();
};
