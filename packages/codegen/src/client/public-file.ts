import { renderValueSet, type ValueSet } from "./enums.ts";
import { publicName } from "./public-names.ts";

/**
 * Renders the module of exports that depend on the contract: a type for each schema, the values of its enumerations, the
 * error classes, and the class of multipart parts.
 *
 * @param schemas - Names of the component schemas.
 */
export function renderPublic(
  schemas: readonly string[],
  errorClasses: readonly string[],
  hasMultipart: boolean,
  valueSets: readonly ValueSet[] = [],
): string {
  const types = new Map<string, string>();
  for (const schema of schemas) {
    const name = publicName(schema);
    // A name that is taken stays with the first schema; the others are reached through `components`.
    if (name !== undefined && !types.has(name) && !errorClasses.includes(name)) types.set(name, schema);
  }
  const lines = [...types].map(
    ([name, schema]) =>
      `/** Schema ${JSON.stringify(schema).replaceAll("*/", "*\\/")} of the contract. */\nexport type ${name} = components["schemas"][${JSON.stringify(schema)}];\n`,
  );
  const parts = hasMultipart ? 'export { BodyPart, type BodyPartOptions } from "../request/body/multipart.ts";\n' : "";
  const errors =
    errorClasses.length > 0 ? `export { ${[...errorClasses].sort().join(", ")} } from "./errors.ts";\n` : "";
  const classes = parts + errors;
  const sets = valueSets
    .filter(({ name, source }) => !errorClasses.includes(name) && (types.get(name) ?? source) === source)
    .map((set) => renderValueSet(set, types.has(set.name)));
  if (lines.length === 0) return classes || "export {};\n";
  return `import type { components } from "@numbers-api/contract";\n${classes}\n${[...lines, ...sets].join("\n")}`;
}
