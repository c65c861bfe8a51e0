import { Ajv2020 } from "ajv/dist/2020.js";
import { memberSlot } from "../document/grammar.ts";
import { dereference, isObject, mapMembers, type Path } from "../document/reference.ts";
import { type DocumentNode, nodesOf } from "../document/walk.ts";
import type { ApiModel, ApiSchema, JsonObject } from "../model/model.ts";
import { messageOf } from "../source/problem.ts";
import { addKeywords } from "./keywords.ts";
import { modernize } from "./translate.ts";
import type { Direction, SchemaValidator, Violation } from "./validator.ts";

/** Mistake in a schema, or in a value that should satisfy it. */
export interface SchemaProblem {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/**
 * Finds mistakes that the linter does not: schemas that do not compile (with which Prism silently stops validating), and
 * examples and defaults, also of headers and parameters, that their schema refuses.
 */
export function checkSchemas({ document, version }: ApiModel, validator: SchemaValidator): SchemaProblem[] {
  const nodes = nodesOf(document).filter(({ kind }) => kind === "schema");
  const isOld = version === "3.0";
  const ajv = makeStrictAjv(nodes);
  return nodes.flatMap((node) => [
    ...uncompilable(node, isOld, ajv),
    ...valuesOf(document, node).flatMap(({ path, value }) => refusals(node, value, validator).map(problemAt(path))),
  ]);
}

function problemAt(path: Path): (violation: Violation) => SchemaProblem {
  return (violation) => ({
    path: [...path, ...violation.path],
    message: `the value ${violation.message}`,
    fix: "Correct it, or the schema that it should satisfy.",
  });
}

/** Keywords that OpenAPI adds to the vocabulary of JSON Schema 2020-12. */
const OPENAPI_KEYWORDS = ["discriminator", "example", "externalDocs", "xml"];

function makeStrictAjv(nodes: readonly DocumentNode[]): Ajv2020 {
  const ajv = new Ajv2020({
    strictSchema: true,
    ownProperties: true,
    // These three refuse schemas that 2020-12 allows, such as a required member that another part of an allOf declares.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    // A format that is not known is a note for people.
    validateFormats: false,
    code: { optimize: false },
  });
  addKeywords(ajv);
  const extensions = nodes.flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []));
  for (const keyword of new Set([...OPENAPI_KEYWORDS, ...extensions.filter((key) => key.startsWith("x-"))])) {
    ajv.addKeyword(keyword);
  }
  return ajv;
}

/** Compiles a schema without its subschemas, which are checked separately. */
function uncompilable({ path, value }: DocumentNode, isOld: boolean, ajv: Ajv2020): SchemaProblem[] {
  // In OpenAPI 3.0 the siblings of a reference have no meaning.
  if (!isObject(value) || (isOld && "$ref" in value)) return [];
  try {
    ajv.compile(withoutSubschemas(modernize(value, isOld)));
    return [];
  } catch (error) {
    const fix = `Write it as JSON Schema ${isOld ? "of OpenAPI 3.0" : "2020-12"} has it.`;
    // Further errors follow from the first.
    const [reason = ""] = messageOf(error)
      .replace(/^schema is invalid: data\//, "")
      .split(", data/");
    const [, unknown, first = ""] = /^(?:strict mode: unknown keyword: "(.+)"|([$\w]+))/.exec(reason) ?? [];
    const keyword = unknown ?? (first === "Invalid" ? "pattern" : first);
    return [
      { path: keyword in value ? [...path, keyword] : path, message: `the schema does not compile: ${reason}`, fix },
    ];
  }
}

/** Schema by itself: all schemas inside it, and all that it refers to, accept anything. */
function withoutSubschemas({ $ref, $dynamicRef, $id, $anchor, $dynamicAnchor, ...own }: JsonObject): JsonObject {
  const isSchema = (value: unknown): boolean => typeof value === "boolean" || isObject(value);
  return mapMembers(own, (key, member) => {
    const as = memberSlot("schema", key, member)?.as;
    if (as === "one" && isSchema(member)) return true;
    if (as === "list" && Array.isArray(member) && member.every(isSchema)) return member.map(() => true);
    if (as === "map" && isObject(member) && Object.values(member).every(isSchema))
      return mapMembers(member, () => true);
    return member;
  });
}

interface GivenValue {
  readonly path: Path;
  readonly value: unknown;
}

/** Examples and defaults that the document gives for a schema. */
function valuesOf(document: unknown, { path, value: schema, owner }: DocumentNode): GivenValue[] {
  const values: GivenValue[] = [];
  const isSerialized = owner !== undefined && ["mediaType", "parameter", "header"].includes(owner.kind);
  if (isSerialized && isObject(owner.value) && path.at(-1) === "schema") {
    const { example, examples } = owner.value;
    if (example !== undefined) values.push({ path: [...owner.path, "example"], value: example });
    for (const [name, entry] of Object.entries(isObject(examples) ? examples : {})) {
      const found = dereference(document, entry);
      const key = ["value", "dataValue"].find((each) => isObject(found) && each in found);
      if (isObject(found) && key) values.push({ path: [...owner.path, "examples", name, key], value: found[key] });
    }
  }
  if (!isObject(schema)) return values;
  for (const key of ["default", "example"]) {
    if (key in schema) values.push({ path: [...path, key], value: schema[key] });
  }
  for (const [index, value] of (Array.isArray(schema["examples"]) ? schema["examples"] : []).entries()) {
    values.push({ path: [...path, "examples", index], value });
  }
  return values;
}

/** Violations of a value that its schema refuses in every direction in which the value may travel. */
function refusals(node: DocumentNode, value: unknown, validator: SchemaValidator): readonly Violation[] {
  const schema: ApiSchema = { at: node.path, schema: node.value as ApiSchema["schema"] }; // Nodes of schemas have these.
  const { violations } = validator.validate(schema, value);
  const isAccepted = directionsOf(node).some(
    (direction) => validator.validate(schema, value, direction).violations.length === 0,
  );
  return isAccepted ? [] : violations;
}

/** Directions of the values of a schema; a component may be used in both. */
function directionsOf(node: DocumentNode): Direction[] {
  for (let owner = node.owner; owner; owner = owner.owner) {
    if (owner.kind === "requestBody" || owner.kind === "parameter") return ["request"];
    if (owner.kind === "response") return ["response"];
  }
  return ["request", "response"];
}
