import { words } from "./words.ts";

/** How well-known providers write their secrets, as their documentation or their secret scanning has it. */
const FORMATS: readonly (readonly [kind: string, format: RegExp])[] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ["an Anthropic or OpenAI key", /\bsk-(?:[a-z0-9]+-)*[\w-]{20,}/],
  ["a DigitalOcean token", /\bdo[op]_v1_[0-9a-f]{64}\b/],
  ["a GitHub token", /\b(?:gh[opsur]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["a Mailgun key", /\bkey-[0-9a-f]{32}\b/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a SendGrid key", /\bSG\.[\w-]{16,}\.[\w-]{16,}/],
  ["a Shopify token", /\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/],
  ["a Slack token", /\bxox[abeoprs]-[\w-]{10,}/],
  ["a Stripe key", /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/]{24,}/],
  ["a Telnyx key", /\bKEY[0-9A-F]{16,}_\w{8,}/],
  ["a Twilio key", /\b(?:AC|SK)[0-9a-f]{32}\b/],
  ["a password in a URL", /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@<>{}]+:[^\s/@<>{}]{3,}@/],
];

/** What a member that holds a secret is called, by its last words. */
const SECRET_NAME = /(?:^| )(?:api ?key|access key|private key|secret key|secret|token|password|passwd|authorization)$/;

/**
 * What kind of secret a string looks like. Random characters alone are no secret, for ids have them, too: they count
 * behind `Bearer` or `Basic`, and under a name such as `apiKey`.
 *
 * @param name the key under which the string stands.
 */
export function secretKind(name: string, text: string): string | undefined {
  const known = FORMATS.find(([, format]) => format.test(text));
  if (known) return known[0];
  const credentials = [...text.matchAll(/\b(?:bearer|basic)\s+([\w.~+/=-]+)/gi)];
  if (credentials.some(([, value = ""]) => isRandom(value))) return "a live credential";
  return SECRET_NAME.test(words(name).join(" ")) && isRandom(text) ? "a live secret" : undefined;
}

/** Twenty characters or more without a blank, letters and digits mixed, of more than 3.5 bits each. */
function isRandom(text: string): boolean {
  return /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]{20,}$/.test(text) && entropy(text) > 3.5;
}

/** Shannon's entropy, in bits for each character. */
function entropy(text: string): number {
  const shares = [...new Set(text)].map((character) => (text.split(character).length - 1) / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
