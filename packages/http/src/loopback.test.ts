import { BlockList, isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLoopbackHost, isLoopbackUrl } from "./loopback.ts";

const LOOPBACK = [
  "localhost",
  "LOCALHOST",
  "localhost.",
  "localhost:4010",
  "dev.localhost",
  "a.b.localhost:80",
  "127.0.0.1",
  "127.0.0.1:1",
  "127.255.255.255",
  "127.1",
  "0x7f.1",
  "0x7f000001",
  "2130706433",
  "0177.0.0.01",
  "[::1]",
  "[::1]:4010",
  "::1",
  "0:0:0:0:0:0:0:1",
  "[::ffff:127.0.0.1]",
  "::ffff:127.9.8.7",
  "[::ffff:7f00:1]",
];

const FOREIGN = [
  "8.127.4.5",
  "8.8.127.1",
  "1.2.3.127",
  "128.0.0.1",
  "0.0.0.0",
  "10.0.0.1",
  "127.0.0.1.example",
  "127.example",
  "localhost.example",
  "mylocalhost",
  "example.com",
  "[::]",
  "[::2]",
  "[::ffff:8.127.4.5]",
  "[::ffff:807f:1]",
  "[64:ff9b::7f00:1]",
  "8.8.8.8@127.0.0.1",
  "127.0.0.1/..",
  "example.com#localhost",
  "example.com\\.localhost",
  "example.com?.localhost",
  "127.0.0.256",
  "",
  " ",
];

describe("a loopback host", () => {
  it.each(LOOPBACK)("is %s", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  it.each(FOREIGN)("is not %j", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });

  it("is any address that Node's own block list has in 127.0.0.0/8, and no other", () => {
    const loopback = new BlockList();
    loopback.addSubnet("127.0.0.0", 8, "ipv4");
    loopback.addAddress("::1", "ipv6");
    const octet = fc.oneof(fc.constant(127), fc.nat(255));
    const address = fc.oneof(
      fc.tuple(octet, octet, octet, octet).map((octets) => octets.join(".")),
      fc.tuple(octet, octet, octet, octet).map((octets) => `::ffff:${octets.join(".")}`),
      fc.ipV6(),
    );
    fc.assert(
      fc.property(address, (host) => {
        expect(isLoopbackHost(host)).toBe(loopback.check(host, isIPv6(host) ? "ipv6" : "ipv4"));
      }),
    );
  });
});

describe("a loopback URL", () => {
  it.each(["http://127.0.0.1:4010/v1", "https://api.localhost", "http://[::1]", "http://0x7f.1/a?b#c"])(
    "is %s",
    (url) => {
      expect(isLoopbackUrl(url)).toBe(true);
      expect(isLoopbackUrl(new URL(url))).toBe(true);
    },
  );

  it.each([
    "http://8.127.4.5",
    "https://example.com/127.0.0.1",
    "https://localhost@example.com",
    "http://example.com?localhost",
    "ftp://127.0.0.1",
    "file:///localhost",
    "javascript:localhost",
    "/localhost",
    "localhost",
    "",
  ])("is not %j", (url) => {
    expect(isLoopbackUrl(url)).toBe(false);
  });
});
