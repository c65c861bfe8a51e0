import {
  type ApiModel,
  type ApiOperation,
  type ApiParameter,
  bodyKind,
  type ParameterLocation,
  type ParameterStyle,
} from "@numbers-api/openapi/model";
import { isObject, valueAt } from "@numbers-api/openapi/reference";
import type { Operation, ParameterEntry, ParameterOptions, ParametersByLocation } from "../../model.ts";
import { describe, isToken, type Problems } from "../problems.ts";

const LOCATIONS = ["path", "query", "header", "cookie"] as const;

/** Styles that OpenAPI allows, the default first (3.1.1, Parameter Object, `style`). */
const STYLES: Readonly<Record<ParameterLocation, readonly ParameterStyle[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
  querystring: [],
};

/** Headers that fetch writes itself: Node ignores a value, or fails; browsers forbid it. */
const OWN_HEADERS: ReadonlySet<string> = new Set(["expect", "host", "keep-alive", "transfer-encoding", "upgrade"]);

/** Parameters of an operation for the table; undefined when it has none. */
export function describeParameters(
  model: ApiModel,
  operation: ApiOperation,
  problems: Problems,
): ParametersByLocation | undefined {
  checkTemplate(operation, problems);
  for (const parameter of operation.parameters) checkParameter(model, operation, parameter, problems);
  const groups = LOCATIONS.flatMap((location) => {
    const own = operation.parameters.filter((parameter) => parameter.in === location);
    return own.length > 0 ? [[location, own.map(describeParameter)] as const] : [];
  });
  return groups.length > 0 ? Object.fromEntries(groups) : undefined;
}

/** Parameters that a call has to give. Those of the path are always among them, so the table leaves them out. */
export function describeRequired(required: readonly ApiParameter[]): Pick<Operation, "required"> {
  const entries = required.flatMap(({ in: location, name }) =>
    location === "path" || location === "querystring" ? [] : [[location, name] as const],
  );
  return entries.length > 0 ? { required: entries } : {};
}

function describeParameter(parameter: ApiParameter): ParameterEntry {
  const { name, style, explode, allowReserved, content } = parameter;
  const isDefaultStyle = style === STYLES[parameter.in][0];
  // The serialization of an object in this style is undefined otherwise.
  const isDefaultExplode = explode === (style === "form" || style === "cookie") || style === "deepObject";
  if (content) return { name, contentType: content.mediaType };
  if (isDefaultStyle && isDefaultExplode && !allowReserved) return name;
  return {
    name,
    // The defaults of all locations are left out, so `simple` is never among them.
    ...(!isDefaultStyle && { style: style as NonNullable<ParameterOptions["style"]> }),
    ...(!isDefaultExplode && { explode }),
    ...(allowReserved && { allowReserved }),
  };
}

function checkTemplate(operation: ApiOperation, problems: Problems): void {
  const placeholders = [...operation.pathTemplate.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const declared = operation.parameters.filter((parameter) => parameter.in === "path");
  for (const name of new Set(placeholders)) {
    if (declared.some((parameter) => parameter.name === name)) continue;
    problems.add(
      operation.at,
      `${describe(operation)} has no path parameter ${JSON.stringify(name)}, which its path needs`,
      `Add it to the parameters of the operation or of its path: name: ${name}, in: path, required: true.`,
    );
  }
  for (const { name, at } of declared) {
    if (placeholders.includes(name)) continue;
    problems.add(
      at,
      `${describe(operation)} has a path parameter ${JSON.stringify(name)} that its path has no place for`,
      `Write {${name}} into the path, or remove the parameter.`,
    );
  }
}

function checkParameter(
  { document }: ApiModel,
  operation: ApiOperation,
  parameter: ApiParameter,
  problems: Problems,
): void {
  const { name, style, in: location, at, content } = parameter;
  const said = `${describe(operation)}: the ${location} parameter ${JSON.stringify(name)}`;
  const { schema, content: types } = membersOf(valueAt(document, at));
  const kind = content && bodyKind(content.mediaType);
  if (location === "querystring") {
    problems.add(at, `${said} is the whole query string, which is not supported`, "Declare each query parameter.");
  } else if (location === "header" && OWN_HEADERS.has(name.toLowerCase())) {
    problems.add(at, `${said} is one that fetch writes itself`, "Remove it.");
  } else if (location === "header" && !isToken(name)) {
    problems.add(at, `${said} has a name that HTTP does not allow`, "Use letters, digits and hyphens.");
  } else if (content && (schema !== undefined || Object.keys(membersOf(types)).length > 1)) {
    problems.add(at, `${said} has more than one of a schema and media types`, "Keep the one that is sent.");
  } else if (kind !== undefined && kind !== "json" && kind !== "text") {
    problems.add(at, `${said} is ${content?.mediaType}, which a parameter cannot hold`, "Use JSON, text or a schema.");
  } else if (!content && !STYLES[location].includes(style)) {
    problems.add(
      at,
      `${said} has the style ${style}, which OpenAPI does not have there`,
      `Use ${STYLES[location].join(", ")}.`,
    );
  }
  const double = operation.parameters.find((other) => other.in === location && sameHeader(other, parameter));
  if (double && double !== parameter) {
    problems.add(at, `${said} is also declared as ${JSON.stringify(double.name)}`, "Remove one: headers have no case.");
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});

/** Names of headers are equal in either case. */
function sameHeader(one: ApiParameter, other: ApiParameter): boolean {
  return other.in === "header" && one.name.toLowerCase() === other.name.toLowerCase();
}
