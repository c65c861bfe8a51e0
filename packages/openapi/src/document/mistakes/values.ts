import { closest } from "@numbers-api/workspace/arguments";
import { messageOf } from "../../source/problem.ts";
import { isObject, type Path } from "../reference.ts";

/** Kind of a value that contains no objects of the grammar. */
export type ValueType = "any" | "text" | "pattern" | "flag" | "number" | "count" | "map" | "list" | "texts" | "types";

/** Checks that values of a kind only limit a type. */
export function isLimit(type: ValueType | undefined): boolean {
  return type === "pattern" || type === "number" || type === "count";
}

const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];

/** Mistake in a value. */
interface WrongValue {
  /** Path of the wrong part inside the value. */
  readonly below: Path;
  readonly message: string;
  readonly fix: string;
}

/** Finds the mistake in a value; undefined when the value is of the kind. */
export function wrongValue(type: ValueType, value: unknown): WrongValue | undefined {
  if (type === "texts") return isObject(value) || !Array.isArray(value) ? wrong(value, type) : wrongItem(value, "text");
  if (type === "pattern" && typeof value === "string") return wrongPattern(value);
  if (type !== "types") return IS[type](value) ? undefined : wrong(value, type);
  return Array.isArray(value)
    ? wrongItem(value, "types")
    : TYPES.includes(String(value))
      ? undefined
      : wrongType(value);
}

function wrongItem(list: readonly unknown[], type: "text" | "types"): WrongValue | undefined {
  const isRight = (item: unknown): boolean => typeof item === "string" && (type === "text" || TYPES.includes(item));
  const index = list.findIndex((item) => !isRight(item));
  if (index < 0) return undefined;
  const found = type === "text" ? wrong(list[index], "text") : wrongType(list[index]);
  return { ...found, below: [index] };
}

function wrongType(value: unknown): WrongValue {
  const near = typeof value === "string" ? closest(value, TYPES) : undefined;
  const fix = near ? `Did you mean ${near}?` : `Use one of ${TYPES.join(", ")}.`;
  return { below: [], message: `is ${shown(value)}, which is not a type`, fix };
}

function wrongPattern(pattern: string): WrongValue | undefined {
  try {
    new RegExp(pattern, "u");
    return undefined;
  } catch (error) {
    const reason = messageOf(error).split(":").at(-1) ?? "";
    const message = `is not a regular expression of ECMA-262:${reason.toLowerCase()}`;
    return { below: [], message, fix: "Correct it; a character that needs no backslash must have none." };
  }
}

function wrong(value: unknown, type: Exclude<ValueType, "types">): WrongValue {
  const [name, fix] = NAMES[type];
  return { below: [], message: `is ${shown(value)}, where OpenAPI has ${name}`, fix };
}

const NAMES: Readonly<Record<Exclude<ValueType, "types">, readonly [name: string, fix: string]>> = {
  any: ["a value", "Write one."],
  text: ["a text", "Write a text; put it in quotes if it looks like another value."],
  pattern: ["a text", "Write a regular expression in quotes."],
  flag: ["true or false", "Write true or false, without quotes."],
  number: ["a number", "Write a number, without quotes."],
  count: ["a whole number from 0", "Write such a number, without quotes."],
  map: ["a map", "Write a map there."],
  list: ["a list", "Write a list, such as [a, b]."],
  texts: ["a list of texts", "Write a list of texts, such as [a, b]."],
};

const isNumber = (value: unknown): boolean => typeof value === "number" || typeof value === "bigint";

const IS: Readonly<Record<Exclude<ValueType, "texts" | "types">, (value: unknown) => boolean>> = {
  any: () => true,
  text: (value) => typeof value === "string",
  pattern: (value) => typeof value === "string",
  flag: (value) => typeof value === "boolean",
  number: isNumber,
  count: (value) => isNumber(value) && Number(value) >= 0 && (typeof value === "bigint" || Number.isInteger(value)),
  map: isObject,
  list: Array.isArray,
};

function shown(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
