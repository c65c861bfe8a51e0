import { STATUS_CODES } from "node:http";
import { isObject, parsePointer } from "@numbers-api/openapi/reference";
import type { Oas3Rule } from "@redocly/openapi-core";
import { type Description, everyDescription } from "../document/descriptions.ts";
import { words } from "../document/words.ts";

/** Words without a meaning of their own. */
const EMPTY =
  "a an and are as by for from has in is it its of on or that the this to which with " +
  "array body data endpoint field header list member object operation parameter property request response result " +
  "returns schema string type value";
const EMPTY_STEMS = new Set(EMPTY.split(" ").map(stem));

/** A description that only repeats the name does not help a reader. */
export const descriptionSaysMore: Oas3Rule = () =>
  everyDescription((description, ctx) => {
    const known = new Set(namesOf(description).flatMap(words).map(stem));
    if (words(description.text).some((word) => !known.has(stem(word)) && !EMPTY_STEMS.has(stem(word)))) return;
    ctx.report({
      message: "The description says no more than the name. Write what it means to the consumer, or when it is there.",
      location: description.place.location.key(),
    });
  });

/** Names of the described part: its key, its own names, and for a response the reason phrase of its status. */
function namesOf({ parent }: Description): string[] {
  const key = parsePointer(parent.location.pointer).at(-1) ?? "";
  const node = isObject(parent.node) ? parent.node : {};
  const own = ["name", "operationId", "title", "scheme"].map((member) => node[member]);
  return [key, STATUS_CODES[key] ?? "", ...own.filter((name) => typeof name === "string")];
}

/** Word without the ending of a plural. */
function stem(word: string): string {
  return word.replace(/(?<=..)(?:s|es)$/, "");
}
