import createClient from "openapi-fetch";
import type { paths } from "#generated/openapi-fetch";
import type { Open } from "../../src/client/app.ts";

export const open: Open = (settings) => {
  const client = createClient<paths>({ ...settings, headers: { authorization: "Bearer any" } });
  return async () => {
    const { data, error, response } = await client.GET("/numbers/list");
    if (data === undefined) throw new Error(`${response.status}`, { cause: error });
    return data;
  };
};
