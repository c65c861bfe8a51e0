import { expect, it } from "vitest";
import { urlOf } from "./listen.ts";

it.each([
  [{ address: "127.0.0.1", family: "IPv4" }, "http://127.0.0.1:4010"],
  [{ address: "0.0.0.0", family: "IPv4" }, "http://127.0.0.1:4010"],
  [{ address: "::1", family: "IPv6" }, "http://[::1]:4010"],
  [{ address: "::", family: "IPv6" }, "http://[::1]:4010"],
])("the URL of %o can be asked on this machine", (address, url) => {
  expect(urlOf({ ...address, port: 4010 })).toBe(url);
});
