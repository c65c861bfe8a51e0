import { describe, expect, it } from "vitest";
import { matchesTemplate } from "./routes.ts";

describe("a path template", () => {
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
  ] as const)("matches one segment per parameter, and no dots: %s, %s", ([template, path, is]) => {
    expect(matchesTemplate(template, path)).toBe(is);
  });
});
