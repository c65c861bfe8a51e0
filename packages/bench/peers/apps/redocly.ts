import { configure, numbers_list } from "#generated/redocly";
import type { Open } from "../../src/client/app.ts";

export const open: Open = ({ baseUrl, ...settings }) => {
  configure({ ...settings, serverUrl: baseUrl, auth: { bearer: "any" } });
  return () => numbers_list();
};
