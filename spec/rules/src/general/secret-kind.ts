import { words } from "../document/words.ts";
import { SECRET_FORMATS } from "./secret-formats.ts";

/** Name of a member that holds a secret, by its last words. */
const SECRET_NAME = /(?:^| )(?:api ?key|access key|private key|secret key|secret|token|password|passwd|authorization)$/;

/**
 * Kind of secret that a string looks like. Random characters alone are not a secret, because ids have them, too: they
 * count after `Bearer` or `Basic`, and under a name such as `apiKey`.
 *
 * @param name Key of the string.
 */
export function secretKind(name: string, text: string): string | undefined {
  for (const [kind, format] of SECRET_FORMATS) {
    for (const [match, secret = match] of text.matchAll(format)) if (!isPlaceholder(secret)) return kind;
  }
  if (hasPassword(text)) return "a password in a URL";
  if ([...text.matchAll(CREDENTIAL)].some(([, value = ""]) => isRandom(value) && !isShownLogin(value)))
    return "a live credential";
  return SECRET_NAME.test(words(name).join(" ")) && isRandom(text) ? "a live secret" : undefined;
}

/** Value of an `Authorization` header, or of a secret that the text itself names, as `x-api-key: …` or `password=…`. */
const CREDENTIAL =
  /(?:\b(?:bearer|basic|authorization: token)\s+|(?:api|access|private|secret)[-_]?(?:key|token)["']?\s*[:=]\s*["']?|(?:secret|password|passwd)["']?\s*[:=]\s*["']?)([\w.~+/=-]+)/gi;

/** Checks for the base64 text of a user and a placeholder of a password. */
function isShownLogin(value: string): boolean {
  const [user = "", password = ""] = Buffer.from(value, "base64").toString("latin1").split(":");
  return GENERIC_PASSWORD.test(password) || password === user;
}

/** Hosts that cannot be registered (RFC 2606 and RFC 6761). */
const RESERVED_HOST = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid)(?::\d+)?$/i;
/** Placeholders of passwords in documentation. */
const GENERIC_PASSWORD =
  /^[[%]?(?:my|your|the|a|db|user|some)?[-_.]?(?:p[a4@]ss(?:w[o0]rd|wd|phrase)?|pwd|pw|s[e3]cr[e3]t|token|key|api[-_]?key|credentials?|change(?:me|it)|placeholder|redacted|p|x+|\*+|\.+|-+|\d)[-_]?(?:here)?[\d!]{0,4}[\]%]?$/i;

/** Checks for a URL with a password that could be one. */
function hasPassword(text: string): boolean {
  const urls = text.matchAll(
    /\b[a-z][a-z0-9+.-]*:\/\/(?<user>[^\s/:@<>{}]*):(?<password>[^\s/@<>{}]{3,})@(?<host>[^\s/?#<>"']*)/g,
  );
  return [...urls].some(({ groups: { user = "", password = "", host = "" } = {} }) => {
    // `guest:guest` is the default of a program.
    const isShown = GENERIC_PASSWORD.test(password) || password === user || password.includes("$");
    return !isShown && !RESERVED_HOST.test(host);
  });
}

/**
 * Beginnings of the secrets that providers print in their own documentation: Stripe's test key, the signature on jwt.io,
 * Telegram's bot, and the login of RFC 7617.
 */
const DOCUMENTED = /4eC39HqLyjWDarjt|^QWxhZGRpbjpvcGVu|SflKxwRJSMeKKF2QT4|AAHdqTcvCH1vGWJx/;

/** Few distinct characters, as in `ghp_xxxxxxxx`, or words that mark a placeholder: only its form is shown. */
function isPlaceholder(secret: string): boolean {
  const isMarked = /x{6}|\*{3}|\.{3}|0{8}|1234567890|your|placeholder|redacted/i.test(secret);
  return isMarked || entropy(secret) < 2.5 || DOCUMENTED.test(secret);
}

/** Twenty characters or more without a blank, letters and digits mixed, of more than 3.5 bits each. */
function isRandom(text: string): boolean {
  return /^(?=.*\d)(?=.*[A-Za-z])[\w.~+/=-]{20,}$/.test(text) && entropy(text) > 3.5 && !isPlaceholder(text);
}

/** Shannon's entropy, in bits for each character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
