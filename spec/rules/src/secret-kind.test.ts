import { describe, expect, it } from "vitest";
import { secretKind } from "./secret-kind.ts";

const HEX = "0123456789abcdef".repeat(4);
const TEXT = "q7Xr2LmZ9vTb4KwN8sYdJ3Gh6Fc1Pa5Ue0oI";

describe("secretKind", () => {
  // In parts, so that no scanner takes this file for a leak.
  it.each([
    ["a private key", ["-----BEGIN RSA ", "PRIVATE KEY-----"]],
    ["a JSON web token", ["ey", `J${TEXT}.`, "ey", `J${TEXT}.`, TEXT]],
    ["an AWS access key", ["AK", "IA", "IOSFODNN7EXAMPLE"]],
    ["an Anthropic or OpenAI key", ["sk-", "ant-api03-", TEXT]],
    ["an Anthropic or OpenAI key", ["sk-", "proj-", TEXT]],
    ["a DigitalOcean token", ["do", "p_v1_", HEX]],
    ["a GitHub token", ["gh", "p_", TEXT]],
    ["a GitHub token", ["github", "_pat_", TEXT]],
    ["a GitLab token", ["gl", "pat-", TEXT]],
    ["a Google API key", ["AI", "za", TEXT]],
    ["a Mailgun key", ["key", "-", HEX.slice(0, 32)]],
    ["an npm token", ["npm", "_", TEXT]],
    ["a SendGrid key", ["SG", ".", TEXT, ".", TEXT]],
    ["a Shopify token", ["shp", "at_", HEX.slice(0, 32)]],
    ["a Slack token", ["xox", "b-", TEXT]],
    ["a Stripe key", ["sk", "_live_", TEXT]],
    ["a Stripe key", ["wh", "sec_", TEXT]],
    ["a Telnyx key", ["KEY", "0123456789ABCDEF01", "_", TEXT]],
    ["a Twilio key", ["A", "C", HEX.slice(0, 32)]],
    ["a password in a URL", ["postgres://user:", "secret", "@127.0.0.1/db"]],
    ["a live credential", ["Authorization: bearer ", TEXT]],
  ])("knows %s", (kind, parts) => {
    expect(secretKind("value", parts.join(""))).toBe(kind);
    expect(secretKind("value", `Before ${parts.join("")} behind.`)).toBe(kind);
  });

  it.each(["apiKey", "api_key", "X-Access-Token", "clientSecret", "password"])("suspects random text as %s", (name) => {
    expect(secretKind(name, TEXT)).toBe("a live secret");
  });

  it.each([
    ["trackingId", "trk_01KAJ3Z6V8Q4N7W2X9C5B0D1EF"],
    ["id", "8f14e45f-ceea-467f-a0e6-9b1f0d8a7c35"],
    ["etag", HEX],
    ["apiKey", "<API key>"],
    ["apiKey", "your-api-key-goes-here"],
    ["tokenId", TEXT],
    ["value", "Authorization: Bearer <API key>"],
    ["value", "Bearer your-api-key-goes-here"],
    ["value", "Basic understanding is enough."],
    ["value", "https://127.0.0.1:4010/a:b@c"],
    ["value", "task-force-of-twenty-people"],
    ["pattern", String.raw`^\+[1-9]\d{1,14}$`],
  ])("lets %s: %s pass", (name, text) => {
    expect(secretKind(name, text)).toBeUndefined();
  });
});
