import type { Problem } from "@numbers-api/openapi/problem";
import { isObject } from "@numbers-api/openapi/reference";
import type { Operation, ParametersByLocation, RequestBody, SuccessResponse } from "../model.ts";
import { isJson, normalize } from "./media-type.ts";
import { describe, type OperationSite } from "./operation-sites.ts";
import type { Place, Reader } from "./reader.ts";
import type { ShapeCollector } from "./shapes.ts";

const LOCATIONS = ["path", "query", "header", "cookie"] as const;

/** Header parameters of these names are ignored: OpenAPI describes them elsewhere (3.1.1, Parameter Object, `name`). */
const NO_PARAMETERS = new Set(["accept", "content-type", "authorization"]);

interface Parameter {
  readonly name: string;
  readonly location: (typeof LOCATIONS)[number];
  readonly required: boolean;
}

/** An operation as the table has it; what keeps a client from calling it is reported. */
export function describeOperation(
  reader: Reader,
  site: OperationSite,
  shapes: ShapeCollector,
  problems: Problem[],
): Operation {
  const { id, namespace, name, method, path, place } = site;
  const parameters = readParameters(reader, site);
  const requestBody = readRequestBody(reader, place);
  problems.push(...uncallable(reader, site, parameters, requestBody));
  nameErrorBodies(reader, site, shapes);
  const required = parameters.some((parameter) => parameter.required) || requestBody?.required;
  const takesInput = parameters.length > 0 || requestBody !== undefined;
  return {
    id,
    namespace,
    name,
    // The compiler takes it for any text.
    method: method.toUpperCase() as Operation["method"],
    path,
    ...(reader.at(place, "deprecated")?.value === true && { deprecated: true }),
    ...(!takesCredentials(reader, place) && { anonymous: true }),
    ...(parameters.length > 0 && { parameters: namesByLocation(parameters) }),
    ...(requestBody && { requestBody }),
    ...(takesInput && { input: required ? "required" : "optional" }),
    success: readSuccess(reader, site, shapes),
  };
}

/** The parameters of an operation and of its path; where both have one, that of the operation counts. */
function readParameters(reader: Reader, { pathItem, place }: OperationSite): Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const each of [...reader.items(pathItem, "parameters"), ...reader.items(place, "parameters")]) {
    const name = reader.text(each, "name");
    const location = LOCATIONS.find((known) => known === reader.text(each, "in"));
    if (!name || !location || (location === "header" && NO_PARAMETERS.has(name.toLowerCase()))) continue;
    const required = location === "path" || reader.at(each, "required")?.value === true;
    parameters.set(`${location} ${name}`, { name, location, required });
  }
  return [...parameters.values()];
}

function namesByLocation(parameters: readonly Parameter[]): ParametersByLocation {
  const groups = LOCATIONS.map((location) => {
    const names = parameters.filter((parameter) => parameter.location === location).map(({ name }) => name);
    return [location, names] as const;
  });
  return Object.fromEntries(groups.filter(([, names]) => names.length > 0));
}

function readRequestBody(reader: Reader, operation: Place): RequestBody | undefined {
  const contentType = preferred(reader.members(operation, "requestBody", "content").map(([type]) => type));
  if (contentType === undefined) return undefined;
  const required = reader.at(operation, "requestBody", "required")?.value === true;
  return { ...(required && { required }), contentType };
}

/** Whether one of the alternatives in `security`, the operation's or else the contract's, names a scheme. */
function takesCredentials(reader: Reader, operation: Place): boolean {
  const owner = reader.at(operation, "security") ? operation : reader.root;
  return reader.items(owner, "security").some((alternative) => reader.members(alternative).length > 0);
}

function readSuccess(reader: Reader, site: OperationSite, shapes: ShapeCollector): Operation["success"] {
  const responses = reader.members(site.place, "responses").filter(([status]) => /^2(\d\d|XX)$/.test(status));
  return Object.fromEntries(
    responses.map(([status, response]) => [
      status,
      // Nothing comes after the headers that a HEAD answers with, whatever is documented.
      site.method === "head"
        ? {}
        : successResponse(reader.members(response, "content"), `${site.id} ${status}`, shapes),
    ]),
  );
}

/** Gives the error bodies that are components an entry among the shapes, by which a client knows one when it sees it. */
function nameErrorBodies(reader: Reader, { place }: OperationSite, shapes: ShapeCollector): void {
  for (const [status, response] of reader.members(place, "responses")) {
    if (/^2(\d\d|XX)$/.test(status)) continue;
    for (const [type, { value }] of reader.members(response, "content")) {
      const schema = isObject(value) ? value["schema"] : undefined;
      if (isJson(type)) shapes.nameReference(schema);
    }
  }
}

function successResponse(content: [string, Place][], name: string, shapes: ShapeCollector): SuccessResponse {
  const contentType = preferred(content.map(([type]) => type));
  if (contentType === undefined) return {};
  const json = content.filter(([type]) => isJson(type));
  const shape = shapes.nameBody(
    json.map(([, { value }]) => (isObject(value) ? value["schema"] : undefined)),
    name,
  );
  return { contentType, ...(shape && { shape }) };
}

/** JSON before all others, because that is what the types of a client promise. */
function preferred(types: readonly string[]): string | undefined {
  const normal = types.map(normalize);
  return normal.find((type) => type === "application/json") ?? normal[0];
}

function* uncallable(
  reader: Reader,
  site: OperationSite,
  parameters: readonly Parameter[],
  requestBody: RequestBody | undefined,
): Generator<Problem> {
  const { method, path, place } = site;
  if (requestBody && (method === "get" || method === "head")) {
    yield reader.problem(
      { path: [...place.path, "requestBody"] },
      `${describe(site)} has a request body, and fetch sends none with ${method.toUpperCase()}`,
      "Use another method, or parameters instead of the body.",
    );
  }
  const declared = new Set(parameters.filter(({ location }) => location === "path").map(({ name }) => name));
  for (const [, name = ""] of path.matchAll(/\{([^{}]+)\}/g)) {
    if (declared.has(name)) continue;
    yield reader.problem(
      place,
      `${describe(site)} has no path parameter ${JSON.stringify(name)}, which its path needs`,
      `Add it to the parameters of the operation or of its path: name: ${name}, in: path, required: true.`,
    );
  }
}
