import { describe, expect, it } from "vitest";
import { isAt } from "./routes.ts";

describe("a path of the contract", () => {
  it.for([
    ["/numbers/list", "/numbers/list", true],
    ["/numbers/list", "/numbers/List", false],
    ["/numbers/list", "/numbers/list/", false],
    ["/numbers/{phoneNumber}", "/numbers/%2B12025550123", true],
    ["/numbers/{phoneNumber}", "/numbers/", false],
    ["/numbers/{phoneNumber}", "/numbers/a/b", false],
    ["/numbers/{phoneNumber}/label", "/numbers/a.b/label", true],
    ["/numbers/{phoneNumber}/label", "/numbers/../label", false],
    ["/numbers/{phoneNumber}/label", "/numbers/%2e%2E/label", false],
    ["/numbers/{phoneNumber}/label", "/numbers/.%2e/label", false],
  ] as const)(
    "has a segment in place of each parameter, and none that leads elsewhere: %s, %s",
    ([template, path, is]) => {
      expect(isAt(template, path)).toBe(is);
    },
  );
});
