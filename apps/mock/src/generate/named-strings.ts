import type { Random } from "./random.ts";
import * as words from "./words.ts";

type Maker = (random: Random) => string;

/** Letters and digits without those that are taken for others (Crockford's base 32), as ids have them. */
const ID = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const word: Maker = (random) => random.pick(words.WORDS);
const label: Maker = (random) => random.pick(words.LABELS);
const host: Maker = (random) => `${word(random)}.example`;
const person: Maker = (random) => `${random.pick(words.GIVEN_NAMES)} ${random.pick(words.FAMILY_NAMES)}`;

/** Strings by the name of their property; the first match counts. */
const BY_NAME: readonly (readonly [name: RegExp, maker: Maker])[] = [
  [/^tracking_?id$/i, (random) => `trk_${random.text(26, ID)}`],
  [
    /e-?mail/i,
    (random) => `${random.pick(words.GIVEN_NAMES).normalize("NFD").replace(/\W/g, "").toLowerCase()}@${host(random)}`,
  ],
  [/url$|uri$|href|website|link$/i, (random) => `https://${host(random)}/${word(random)}`],
  [/host|domain/i, host],
  [/sha$|hash$|digest|checksum/i, (random) => random.text(40, "0123456789abcdef")],
  [/^id$|_id$|Id$|uuid|guid/, (random) => random.text(20, ID).toLowerCase()],
  [/token|secret|password|api_?key/i, () => "not-a-secret"],
  [/given_?name|first_?name/i, (random) => random.pick(words.GIVEN_NAMES)],
  [/family_?name|last_?name|surname/i, (random) => random.pick(words.FAMILY_NAMES)],
  [/full_?name|author|owner|contact/i, person],
  [/login|user_?name|slug|handle/i, (random) => `${word(random)}-${word(random)}`],
  [/city|town/i, (random) => random.pick(words.CITIES)],
  [/country/i, (random) => random.pick(words.COUNTRIES)],
  [/currency/i, (random) => random.pick(words.CURRENCIES)],
  [/time_?zone/i, (random) => random.pick(words.TIME_ZONES)],
  [/locale|language/i, (random) => random.pick(words.LOCALES)],
  [/colou?r/i, (random) => random.pick(words.COLORS)],
  [/version/i, (random) => `${random.integer(0, 4)}.${random.integer(0, 20)}.${random.integer(0, 9)}`],
  [/^provider$/i, (random) => random.pick(["telnyx", "ses"])],
  [/code$/i, (random) => `${word(random)}_${word(random)}`],
  [/message|description|summary|comment|reason|note|text|body|detail|^fix$/i, (random) => random.pick(words.SENTENCES)],
  [/label|title|name$/i, label],
  [/^word$/, word],
];

/** String that fits the meaning of a property name; undefined for a name without a known meaning. */
export function named(name: string, random: Random): string | undefined {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1](random);
}
