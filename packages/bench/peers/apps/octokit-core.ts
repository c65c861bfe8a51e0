import { Octokit } from "@octokit/core";
import type { Open } from "../../src/client/app.ts";

export const open: Open = ({ baseUrl, fetch }) => {
  const octokit = new Octokit({ baseUrl, auth: "any", request: { ...(fetch && { fetch }) } });
  return async () => (await octokit.request("GET /numbers/list")).data;
};
