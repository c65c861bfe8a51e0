import { describe } from "vitest";
import { ask } from "../support/ask.ts";
import { test } from "../support/test.ts";

describe("the security headers", () => {
  for (const path of ["/", "/icon.svg", "/api/numbers/list", "/api/none", "/console/connection", "/none"]) {
    test(`are on every response: ${path}`, async ({ mock, consoleFor, expect }) => {
      const { url } = await consoleFor(mock.url, { apiKey: mock.key });
      const { headers } = await ask(url, path);
      const policy = String(headers["content-security-policy"]);
      expect(policy.split("; ").toSorted()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "require-trusted-types-for 'script'",
        "script-src 'self'",
        "style-src 'self'",
      ]);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
      });
      expect(headers["x-powered-by"]).toBeUndefined();
    });
  }
});
