import { describe, expect, it } from "vitest";
import { secretKind } from "./secret-kind.ts";

const HEX = "0123456789abcdef".repeat(4);
const TEXT = "q7Xr2LmZ9vTb4KwN8sYdJ3Gh6Fc1Pa5Ue0oI";

describe("secretKind", () => {
  // In parts, so that no scanner takes this file for a leak.
  it.each([
    ["a private key", ["-----BEGIN RSA ", "PRIVATE KEY-----\\n", TEXT, TEXT]],
    ["a private key", ["-----BEGIN ", "PRIVATE KEY-----\n", TEXT, "\n", TEXT, "\n-----END"]],
    ["a private key", ['{ "private_key": "-----BEGIN ', "PRIVATE KEY-----\\n", TEXT, TEXT, '" }']],
    ["a private key", ["-----BEGIN PGP ", "PRIVATE KEY BLOCK-----\n\nVersion: 1\n", TEXT, TEXT]],
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
    ["a password in a URL", ["postgres://user:", "hunter22", "@127.0.0.1/db"]],
    ["a Slack webhook", ["https://hooks.", "slack.com/services/T01ABCDEF/B01ABCDEF/", TEXT.slice(0, 24)]],
    ["a Hugging Face token", ["hf", "_", TEXT]],
    ["a PyPI token", ["py", "pi-AgEIcHlwaS5vcmc", TEXT]],
    ["an Azure key", ["DefaultEndpointsProtocol=https;Account", "Key=", TEXT, TEXT, "=="]],
    ["an Azure key", ["Endpoint=sb://x/;SharedAccess", "Key=", TEXT, TEXT.slice(0, 8), "="]],
    ["a Discord webhook", ["https://", "discord.com/api/webhooks/1234567890/", TEXT]],
    ["a Discord webhook", ["https://ptb.", "discord.com/api/v10/webhooks/1234567890/", TEXT]],
    ["a Microsoft Teams webhook", ["https://acme.", "webhook.office.com/webhookb2/", TEXT]],
    ["an Azure signature", ["https://a.logic.azure.com/workflows/1/triggers/manual?sp=1&s", "ig=", TEXT, "_-", TEXT]],
    ["an Azure signature", ["SharedAccessSignature=sv=2024&s", "ig=", TEXT, TEXT.slice(0, 8), "%3D"]],
    ["an Azure client secret", ["aB3", "8Q", "~", TEXT.slice(0, 34)]],
    ["a Stripe key", ["rk", "_live_", TEXT]],
    ["a Stripe key", ["sk", "_test_51", TEXT]],
    ["a GitLab token", ["gl", "dt-", TEXT]],
    ["a password in a URL", ["redis://:", "hunter22x", "@cache:6379"]],
    ["a password in a URL", ["mongodb+srv://app:", "q7Xr2LmZ9v", "@cluster0.mongodb.net/db"]],
    ["a password in a URL", ["amqps://svc:", "hunter22", "@mq.internal"]],
    ["a Google OAuth secret", ["GOC", "SPX-", TEXT]],
    ["a Telegram bot token", ["123456789", ":AA", TEXT.slice(0, 33)]],
    ["a Grafana token", ["gl", "sa_", TEXT]],
    ["a live credential", ["Authorization: bearer ", TEXT]],
  ])("recognizes %s", (kind, parts) => {
    expect(secretKind("value", parts.join(""))).toBe(kind);
    expect(secretKind("value", `Before ${parts.join("")} behind.`)).toBe(kind);
  });

  it.each(["apiKey", "api_key", "X-Access-Token", "clientSecret", "password"])(
    "takes random text for a secret as %s",
    (name) => {
      expect(secretKind(name, TEXT)).toBe("a live secret");
    },
  );

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
    ["value", "sk-learn-based-tokenizer-library"],
    ["value", "https://user:password@example.com"],
    ["value", "https://admin:q7Xr2LmZ9v@api.example.com/path"],
    ["value", "postgres://user:secret@localhost/db"],
    ["value", ["postgres://user:$", "{PASSWORD}@db/app"].join("")],
    ["value", "redis://user:****@db"],
    ["value", "ghp_xxxx"],
    ["value", `ghp_${"x".repeat(36)}`],
    ["value", `xoxb-${"0".repeat(24)}`],
    ["value", "sk_test_your_secret_key_goes_here"],
    ["value", `pk_live_${TEXT}`],
    ["value", `pk_test_${TEXT}`],
    ["value", "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"],
    ["value", "postgres://postgres:postgres@localhost:5432/app"],
    ["value", "amqp://guest:guest@localhost"],
    ["value", "mysql://USER:PASSWORD@HOST/db"],
    ["value", "mysql://user:[password]@host/db"],
    ["value", "mysql://user:%PASSWORD%@host/db"],
    ["value", "mysql://user:password123@host/db"],
    ["value", "postgres://user:p4ssw0rd@db"],
    ["value", "mongodb+srv://user:<password>@cluster0.mongodb.net"],
    ["value", "postgres://user:{{password}}@db"],
    ["value", "postgres://user:your_password_here@db"],
    ["value", "redis://cache:6379/0"],
    ["value", ["sk", "_test_", "4eC39HqLyjWDarjtT1zdp7dc"].join("")],
    ["value", ["-----BEGIN ", "PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"].join("")],
    ["value", ["-----BEGIN ", "PRIVATE KEY-----\n<base64>\n-----END PRIVATE KEY-----"].join("")],
    ["value", ["The file begins with -----BEGIN ", "PRIVATE KEY----- and ends with -----END."].join("")],
    ["value", ["-----BEGIN PUBLIC ", "KEY-----\n", TEXT, TEXT].join("")],
    ["value", "glpat-xxxxxxxxxxxxxxxxxxxx"],
    ["value", "npm_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"],
    ["value", "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
    ["value", "pypi-<token>"],
    ["value", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=<key>;EndpointSuffix=core.windows.net"],
    ["value", "https://a.blob.core.windows.net/c?sv=2024&sig=<signature>"],
    ["value", "https://discord.com/api/webhooks/<id>/<token>"],
    ["value", "https://acme.webhook.office.com/webhookb2/..."],
    ["value", "eyJhbGciOiJIUzI1NiIs..."],
    ["value", "pk.eyJ1IjoiYWNtZSJ9"],
    ["value", "12:30:00"],
    ["pattern", String.raw`^\+[1-9]\d{1,14}$`],
  ])("accepts %s: %s", (name, text) => {
    expect(secretKind(name, text)).toBeUndefined();
  });
});
