import { type Kind, PARAMETER_LOCATIONS, PARAMETER_STYLES } from "./grammar.ts";
import { isObject } from "./reference.ts";

/** Mistake in a member of an object. */
interface MemberProblem {
  readonly key: string;
  /** Completes a sentence that begins with the name of the member. */
  readonly message: string;
  readonly fix: string;
}

type Members = Readonly<Record<string, unknown>>;

/** Finds mistakes that make an object meaningless, so that the model would leave it out silently. */
export function findMemberProblems(kind: Kind, members: Members): MemberProblem[] {
  const reference = members["$ref"];
  if (reference !== undefined) {
    return typeof reference === "string" ? [] : [{ key: "$ref", message: "is not a text", fix: "Write a text there." }];
  }
  switch (kind) {
    case "parameter":
      return [
        ...needText(members, "name"),
        ...needOneOf(members, "in", PARAMETER_LOCATIONS),
        ...(members["style"] === undefined ? [] : needOneOf(members, "style", PARAMETER_STYLES)),
      ];
    case "securityScheme":
      return [
        ...needOneOf(members, "type", SECURITY_TYPES),
        ...(members["type"] === "apiKey"
          ? [...needText(members, "name"), ...needOneOf(members, "in", ["query", "header", "cookie"])]
          : []),
        ...(members["type"] === "http" ? needText(members, "scheme") : []),
      ];
    case "server":
      return needText(members, "url");
    case "paths":
      return namesUnlike(members, /^(\/|x-)/, "does not begin with a slash", "Write a path such as /things.");
    case "responses":
      return namesUnlike(
        members,
        /^([1-5](\d\d|XX)|default|x-.*)$/i,
        "is not a status",
        'Use a status such as "200", a range such as 4XX, or default.',
      );
    default:
      return [];
  }
}

const SECURITY_TYPES = ["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"];

function needText(members: Members, key: string): MemberProblem[] {
  if (typeof members[key] === "string") return [];
  return [{ key, message: members[key] === undefined ? "is missing" : "is not a text", fix: "Write a text there." }];
}

function needOneOf(members: Members, key: string, values: readonly string[]): MemberProblem[] {
  const value = members[key];
  if (typeof value === "string" && values.includes(value)) return [];
  const message = value === undefined ? "is missing" : `is ${isObject(value) ? "a map" : JSON.stringify(value)}`;
  return [{ key, message, fix: `Use one of ${values.join(", ")}.` }];
}

function namesUnlike(members: Members, pattern: RegExp, message: string, fix: string): MemberProblem[] {
  return Object.keys(members).flatMap((key) => (pattern.test(key) ? [] : [{ key, message, fix }]));
}
