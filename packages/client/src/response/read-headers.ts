import type { DeclaredHeaders, HeaderShape, Operation, PrimitiveShape } from "@numbers-api/contract";
import { StatusError } from "../errors/status-error.ts";
import type { AnyMethod } from "../types/runtime.ts";
import { documentedFor } from "./response-errors.ts";

const READERS: Readonly<Record<PrimitiveShape, (text: string) => unknown>> = {
  string: (text) => text,
  number: readNumber,
  boolean: (text) => ({ true: true, false: false })[text],
};

/** Reads a number; undefined for an integer that a number would round. */
function readNumber(text: string): number | undefined {
  const number = Number(text);
  const isRounded = Number.isInteger(number) && !Number.isSafeInteger(number);
  return text.trim() === "" || Number.isNaN(number) || isRounded ? undefined : number;
}

/** Adds the values of the declared headers to the results and errors of a method. */
export function addHeaderValues(method: AnyMethod, { success, errors }: Operation): AnyMethod {
  return (input, options, holder = {}) => {
    const call = method(input, options, holder);
    // Registered before the handlers of the caller, so that these see the values.
    call.then(
      () => {
        const { status = 0, headers = new Headers() } = holder.response ?? {};
        const declared = documentedFor(success, status)?.headers;
        if (declared) holder.headerValues = readHeaders(headers, declared);
      },
      (error: unknown) => {
        const declared = error instanceof StatusError && documentedFor(errors, error.status)?.headers;
        if (declared) Object.assign(error, { headerValues: readHeaders(error.headers, declared) });
      },
    );
    return call;
  };
}

/** Reads the declared headers of a response; those that are absent, or not of their type, are left out. */
function readHeaders(headers: Headers, declared: DeclaredHeaders): Readonly<Record<string, unknown>> {
  const values = Object.entries(declared).map(([name, shape]) => {
    const text = headers.get(name);
    return [name, text === null ? undefined : readValue(text, shape)] as const;
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function readValue(text: string, shape: HeaderShape): unknown {
  if (shape === "json") return readJsonText(text);
  if (typeof shape === "string") return READERS[shape](text);
  const parts = text === "" ? [] : text.split(",").map((part) => part.trim());
  if (!("members" in shape)) {
    const items = parts.map(READERS[shape[0]]);
    return items.includes(undefined) ? undefined : items;
  }
  // `a=1,b=2` when exploded, else `a,1,b,2`.
  const { members, others = "string", explode } = shape;
  const pairs = explode
    ? parts.map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as const)
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ""] as const] : []));
  const typeOf = (name: string): PrimitiveShape => (Object.hasOwn(members, name) && members[name]) || others;
  return Object.fromEntries(pairs.map(([name, value]) => [name, READERS[typeOf(name)](value)]));
}

function readJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
