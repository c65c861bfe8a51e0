import type { Operation, ParameterEntry, ParameterOptions } from "@numbers-api/contract";
import type { AnyInput, HeaderSource, Values } from "../types/runtime.ts";
import { requiredJson } from "./json.ts";
import { encodeStrict, givenMembers, isPrimitive, primitiveText } from "./primitive.ts";
import { type StyledParameter, writePathValue, writeQueryValue, writeSimple } from "./styles.ts";
import { UnsendableError } from "./unsendable.ts";

/** Parameters of a request in their serialized forms. */
export interface WrittenParameters {
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  readonly cookie: string;
  readonly header: HeaderSource;
}

/** @throws {UnsendableError} that names a parameter, the type of its value, and the rule that it breaks. */
export function writeParameters({ path, parameters = {} }: Operation, input: AnyInput): WrittenParameters {
  return {
    path: writePath(path, parameters.path, input.path ?? {}),
    query: writeQuery(parameters.query, input.query ?? {}),
    cookie: input.cookie ? writeCookies(parameters.cookie, input.cookie) : "",
    header: writeHeaders(parameters.header, input.header ?? {}),
  };
}

function optionsOf(entries: readonly ParameterEntry[] | undefined, name: string): ParameterOptions {
  const found = entries?.find((entry) => (typeof entry === "string" ? entry : entry.name) === name);
  return typeof found === "object" ? found : { name };
}

function styleOf(options: ParameterOptions, byDefault: StyledParameter["style"]): StyledParameter {
  const { name, style = byDefault, allowReserved = false } = options;
  return { name, style, explode: options.explode ?? (style === "form" || style === "cookie"), allowReserved };
}

/** Value of a parameter with `content`: a document of its own. */
function writeContent(value: unknown, name: string, contentType: string): string {
  return /[/+]json\b/i.test(contentType) ? requiredJson(value, name) : primitiveText(value, name);
}

/** A segment that is empty or dots leads to another resource, also when its dots or percent signs are encoded. */
const UNSAFE_SEGMENT = /^(\.|%(25)*2e){0,2}$/i;

function writePath(template: string, entries: readonly ParameterEntry[] | undefined, values: Values): string {
  return template
    .split("/")
    .map((segment) => {
      const names: string[] = [];
      const written = segment.replace(/\{([^{}]+)\}/g, (_, name: string) => {
        names.push(name);
        const value = Object.hasOwn(values, name) ? values[name] : undefined;
        const label = `path.${name}`;
        if (value === undefined || value === null) throw new UnsendableError(`${label} is missing`);
        const { contentType, ...options } = optionsOf(entries, name);
        const text = contentType
          ? encodeStrict(writeContent(value, label, contentType), label)
          : writePathValue(value, { ...styleOf(options, "simple") });
        if (text === "") throw new UnsendableError(`${label} is empty`);
        return text;
      });
      if (names.length > 0 && UNSAFE_SEGMENT.test(written)) {
        throw new UnsendableError(
          `path.${names.join(" and path.")} would make the path segment "${written}", which leads to another resource`,
        );
      }
      return written;
    })
    .join("/");
}

function writeQuery(entries: readonly ParameterEntry[] | undefined, values: Values): string {
  return givenMembers(values, "query")
    .flatMap(([name, value]) => {
      const { contentType, ...options } = optionsOf(entries, name);
      if (contentType === undefined) return writeQueryValue(value, styleOf(options, "form"));
      return `${encodeStrict(name, name)}=${encodeStrict(writeContent(value, name, contentType), name)}`;
    })
    .join("&");
}

function writeHeaders(entries: readonly ParameterEntry[] = [], values: Values | Headers): HeaderSource {
  // `client.http` takes headers of any kind.
  if (values instanceof Headers) return values;
  const written = Object.entries(values).map(([name, value]): [string, unknown] => {
    const isDeclared = entries.some((entry) => (typeof entry === "string" ? entry : entry.name) === name);
    if (!isDeclared || value === undefined || value === null) return [name, value];
    const { contentType, ...options } = optionsOf(entries, name);
    const label = `header.${name}`;
    const text = contentType
      ? // HTTP headers are ASCII.
        writeContent(value, label, contentType).replace(/[^ -~]/g, escapeUnicode)
      : writeSimple(value, { ...styleOf(options, "simple"), name: label }, refuseSeparators(label, value));
    if (/[^\t -~\u0080-\u00ff]|^\s|\s$/.test(text)) {
      throw new UnsendableError(`${label} has a character, or a space at an end, that HTTP headers cannot carry`);
    }
    return [name, text];
  });
  // Values that the contract does not declare are checked when they are merged.
  return Object.fromEntries(written) as HeaderSource;
}

const escapeUnicode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Headers are sent as they are: a comma in an item would end it. */
function refuseSeparators(label: string, value: unknown): (text: string) => string {
  if (isPrimitive(value)) return (text) => text;
  return (text) => {
    if (!(Array.isArray(value) ? /,|^\s|\s$/ : /[,=]|^\s|\s$/).test(text)) return text;
    throw new UnsendableError(
      `${label} has a value with a separator, or a space at an end, that headers cannot encode`,
    );
  };
}

function writeCookies(entries: readonly ParameterEntry[] | undefined, values: Values): string {
  if ("document" in globalThis && givenMembers(values, "cookie").length > 0) {
    throw new UnsendableError("cookie parameters cannot be set in a browser, which sends its own cookies");
  }
  return givenMembers(values, "cookie")
    .flatMap(([name, value]) => {
      const options = optionsOf(entries, name);
      if (options.contentType !== undefined) {
        return `${name}=${encodeStrict(writeContent(value, `cookie.${name}`, options.contentType), name)}`;
      }
      return writeQueryValue(value, styleOf(options, "form"));
    })
    .join("; ");
}
