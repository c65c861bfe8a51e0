import { parseDatabaseUrl } from "./store/location.ts";

/** Check of answers against the contract: none, a line in the log, or 500 in place of the answer. */
export type AnswerCheck = "off" | "report" | "refuse";

/** All settings of the server. Durations are in milliseconds. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly adminHost: string;
  readonly adminPort: number;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly checkAnswers: AnswerCheck;
  readonly usageLease: number;
  readonly syncMaxAge: number;
  readonly syncHardAge: number;
  readonly telnyxApiKey: string | undefined;
  readonly telnyxUrl: string;
  readonly logLevel: LogLevel;
  readonly drainDelay: number;
  readonly shutdownGrace: number;
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
const ANSWER_CHECKS = ["off", "report", "refuse"] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The configuration cannot be used. The message is one sentence for the user. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

interface Variable<Setting> {
  readonly name: string;
  /** Text of the default; absent for a secret without one. */
  readonly initial?: string;
  readonly help: string;
  /** Returns the setting; undefined for an invalid value. */
  readonly parse: (text: string) => Setting | undefined;
  /** Forms of a valid value. */
  readonly form: string;
}

type Variables = { readonly [Name in keyof Configuration]: Variable<Configuration[Name]> };

const port = { parse: (text: string) => wholeNumber(text, 0, 65_535), form: "a port from 0 (any free one) to 65535" };
const host = { parse: (text: string) => (/^[\w.:-]+$/.test(text) ? text : undefined), form: "an address or host name" };
const duration = { parse: parseDuration, form: "a duration such as 30 (seconds), 500ms, 5m or 24h" };
const wait = { parse: parseWait, form: "a duration of at most 1h, such as 30 (seconds) or 500ms" };

const VARIABLES: Variables = {
  databaseUrl: {
    name: "NUMBERS_DATABASE_URL",
    initial: "file:numbers.db",
    help: "The database: a SQLite file, or PostgreSQL.",
    parse: (text) => parseDatabaseUrl(text) && text,
    form: "file:numbers.db or postgres://user:password@host/database",
  },
  databasePool: {
    name: "NUMBERS_DATABASE_POOL",
    initial: "10",
    help: "Most connections of this process to PostgreSQL.",
    parse: (text) => wholeNumber(text, 2, 1000),
    form: "a whole number from 2 to 1000",
  },
  host: { name: "NUMBERS_HOST", initial: "127.0.0.1", help: "The address that the API listens on.", ...host },
  port: { name: "NUMBERS_PORT", initial: "4012", help: "The port of the API.", ...port },
  adminHost: {
    name: "NUMBERS_ADMIN_HOST",
    initial: "127.0.0.1",
    help: "The address of metrics and probes. Keep it private.",
    ...host,
  },
  adminPort: {
    name: "NUMBERS_ADMIN_PORT",
    initial: "4013",
    help: "The port of /metrics, /livez and /readyz.",
    ...port,
  },
  checkAnswers: {
    name: "NUMBERS_CHECK_ANSWERS",
    initial: "off",
    help: "Check answers against the contract: off, report (log) or refuse (answer 500).",
    ...oneOf(ANSWER_CHECKS),
  },
  usageLease: {
    name: "NUMBERS_USAGE_LEASE",
    initial: "500",
    help: "Most requests that a process reserves at once; a crash loses at most these.",
    parse: (text) => wholeNumber(text, 1, 1_000_000),
    form: "a whole number from 1 to 1000000",
  },
  syncMaxAge: {
    name: "NUMBERS_SYNC_MAX_AGE",
    initial: "5m",
    help: "Age after which a list is compared with the provider in the background.",
    ...duration,
  },
  syncHardAge: {
    name: "NUMBERS_SYNC_HARD_AGE",
    initial: "24h",
    help: "Age after which a list waits for the provider, and is 502 when that fails.",
    ...duration,
  },
  telnyxApiKey: {
    name: "NUMBERS_TELNYX_API_KEY",
    help: "The key for Telnyx. Needed by accounts that have Telnyx as provider.",
    parse: (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined),
    form: "a key without spaces",
  },
  telnyxUrl: {
    name: "NUMBERS_TELNYX_URL",
    initial: "https://api.telnyx.com",
    help: "Where Telnyx answers.",
    parse: parseHttpUrl,
    form: "an http or https URL without a query",
  },
  logLevel: {
    name: "NUMBERS_LOG_LEVEL",
    initial: "info",
    help: "What is logged, as JSON on standard output.",
    ...oneOf(LOG_LEVELS),
  },
  drainDelay: {
    name: "NUMBERS_DRAIN_DELAY",
    initial: "0s",
    help: "After SIGTERM, time for a load balancer to see that readiness fails.",
    ...wait,
  },
  shutdownGrace: {
    name: "NUMBERS_SHUTDOWN_GRACE",
    initial: "10s",
    help: "After SIGTERM, time for requests in progress.",
    ...wait,
  },
};

/** Options of a command, which take precedence over the variables of their settings. */
export type SettingOptions = { readonly [Name in keyof Configuration]?: string };

/**
 * Reads the environment and the options of a command.
 *
 * @throws {ConfigurationError} for the first variable or option that is invalid, with its name.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv, options: SettingOptions = {}): Configuration {
  const given: Readonly<Record<string, string | undefined>> = options;
  const settings = Object.entries(VARIABLES).map(([key, variable]) => {
    const option = given[key];
    if (option !== undefined) return [key, parseSetting(variable, option, optionName(key))];
    // Like most programs, an empty variable counts as absent.
    const text = environment[variable.name] || variable.initial;
    return [key, text === undefined ? undefined : parseSetting(variable, text, variable.name)];
  });
  // Each entry was parsed by the variable of its key.
  return Object.fromEntries(settings) as Configuration;
}

/** @throws {ConfigurationError} with the name of the option, unless the text is the URL of a database. */
export function checkDatabaseUrl(text: string, option: string): void {
  parseSetting(VARIABLES.databaseUrl, text, option);
}

/** Returns the help text of all variables. */
export function describeVariables(): string {
  return Object.values(VARIABLES)
    .map(({ name, initial, help, form }) => {
      const described = `${help} Default: ${initial ?? "none"}. Value: ${form}.`;
      return `  ${name}\n      ${described}\n`;
    })
    .join("");
}

/** Returns unknown variables with our prefix, which are probably typos. */
export function unknownVariables(environment: NodeJS.ProcessEnv): readonly string[] {
  const known = new Set([...Object.values(VARIABLES).map(({ name }) => name), ...OTHER_PROGRAMS]);
  return Object.keys(environment).filter((name) => name.startsWith("NUMBERS_") && !known.has(name));
}

/** Variables of the other programs of the project. */
const OTHER_PROGRAMS = ["NUMBERS_API_KEY", "NUMBERS_API_URL", "NUMBERS_MOCK_PORT", "NUMBERS_CONSOLE_PORT"];

function parseSetting({ parse, form }: Variable<unknown>, text: string, name: string): unknown {
  const value = parse(text);
  if (value !== undefined) return value;
  // The value of a secret is not shown, and neither is a URL, which can contain a password.
  throw new ConfigurationError(`${name} is invalid: set it to ${form}.`);
}

/** Returns `--admin-port` for `adminPort`. */
function optionName(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function parseDuration(text: string): number | undefined {
  const [, digits, unit = "s"] = /^(\d{1,9})(ms|s|m|h|d)?$/.exec(text) ?? [];
  const factor = UNITS[unit];
  return digits === undefined || factor === undefined ? undefined : Number(digits) * factor;
}

/** Parses a duration of at most one hour, because timers are limited. */
function parseWait(text: string): number | undefined {
  const value = parseDuration(text);
  return value !== undefined && value <= 3_600_000 ? value : undefined;
}

function parseHttpUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && search === "" && hash === "" ? text.replace(/\/+$/, "") : undefined;
}

function oneOf<Choice extends string>(choices: readonly Choice[]): Pick<Variable<Choice>, "parse" | "form"> {
  return { parse: (text) => choices.find((choice) => choice === text), form: `one of ${choices.join(", ")}` };
}
