import { PARAMETER_LOCATIONS } from "../document/grammar.ts";
import { readSerialized, readStyle } from "./content.ts";
import type { Cursor } from "./cursor.ts";
import type { ApiParameter, ParameterLocation, ParameterStyle } from "./model.ts";

const DEFAULT_STYLES: Readonly<Record<ParameterLocation, ParameterStyle>> = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
  querystring: "form",
};

/** Header parameters of these names are ignored: OpenAPI describes them elsewhere (3.1.1, Parameter Object, `name`). */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** Parameters of an operation and its path item; where both have one of the same name and place, the first owner's wins. */
export function readParameters(owners: readonly Cursor[]): ApiParameter[] {
  const parameters = new Map<string, ApiParameter>();
  // From the path item to the operation: a parameter keeps its place in the order when it is overridden.
  for (const owner of owners.toReversed()) {
    for (const cursor of owner.items("parameters")) {
      const parameter = readParameter(cursor);
      if (parameter) parameters.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...parameters.values()];
}

function readParameter(cursor: Cursor): ApiParameter | undefined {
  const name = cursor.text("name");
  const location = PARAMETER_LOCATIONS.find((known) => known === cursor.text("in"));
  if (name === undefined || location === undefined) return undefined;
  if (location === "header" && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;
  return {
    ...readSerialized(name, cursor, readStyle(cursor) ?? DEFAULT_STYLES[location]),
    in: location,
    ...(location === "path" && { required: true }),
    allowReserved: cursor.flag("allowReserved"),
    allowEmptyValue: cursor.flag("allowEmptyValue"),
  };
}
