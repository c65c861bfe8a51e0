import { client } from "#generated/hey-api/client";
import { numbersList } from "#generated/hey-api/sdk";
import type { Open } from "../../src/client/app.ts";

export const open: Open = (settings) => {
  client.setConfig({ ...settings, auth: "any", throwOnError: true });
  return async () => (await numbersList({ throwOnError: true })).data;
};
