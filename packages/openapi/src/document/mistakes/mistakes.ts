import { statSync } from "node:fs";
import { closest } from "@numbers-api/workspace/arguments";
import { formatProblem, printable, show } from "../../source/problem.ts";
import type { Contract } from "../bundle.ts";
import { GRAMMAR, type Kind, memberSlot, nameOf } from "../grammar.ts";
import { isObject, type Path, shorten } from "../reference.ts";
import type { PlacedProblem } from "../root.ts";
import { type DocumentNode, nodesOf } from "../walk.ts";
import { findClashes } from "./clashes.ts";
import { isLimit, type ValueType, wrongValue } from "./values.ts";

interface Members {
  /** Members besides those of the grammar. */
  readonly values: Readonly<Record<string, ValueType>>;
  /** Members that must be there. */
  readonly required?: readonly string[];
}

const all = <Type extends ValueType>(type: Type, ...names: readonly string[]): Record<string, Type> =>
  Object.fromEntries(names.map((name) => [name, type]));

const texts = (...names: readonly string[]): Record<string, ValueType> => all("text", ...names);

const serialized = {
  ...texts("description", "style"),
  ...all("flag", "required", "deprecated", "allowEmptyValue", "explode", "allowReserved"),
  example: "any",
} as const;

/** Members of objects whose absence or kind leaves the document readable. Others are in `members.ts`. */
const MEMBERS: Readonly<Record<Kind, Members>> = {
  document: {
    values: { ...texts("openapi", "jsonSchemaDialect", "$self"), security: "list", externalDocs: "map" },
    required: ["info"],
  },
  info: {
    values: {
      ...texts("title", "version", "summary", "description", "termsOfService"),
      ...all("map", "contact", "license"),
    },
    required: ["title", "version"],
  },
  server: { values: { ...texts("url", "description", "name"), variables: "map" } },
  paths: { values: {} },
  pathItem: { values: { ...texts("$ref", "summary", "description"), additionalOperations: "map" } },
  operation: {
    values: {
      ...texts("summary", "description", "operationId"),
      ...{ tags: "texts", externalDocs: "map", deprecated: "flag", security: "list" },
    },
  },
  parameter: { values: { ...serialized, ...texts("name", "in") } },
  requestBody: { values: { description: "text", required: "flag" }, required: ["content"] },
  responses: { values: {} },
  response: { values: texts("summary", "description"), required: ["description"] },
  header: { values: serialized },
  mediaType: { values: { example: "any" } },
  encoding: {
    values: {
      ...texts("contentType", "style"),
      ...all("flag", "explode", "allowReserved"),
      ...all("any", "encoding", "prefixEncoding", "itemEncoding"),
    },
  },
  example: {
    values: {
      ...texts("summary", "description", "externalValue", "serializedValue"),
      ...all("any", "value", "dataValue"),
    },
  },
  link: {
    values: { ...texts("operationRef", "operationId", "description"), parameters: "map", requestBody: "any" },
  },
  callback: { values: {} },
  components: { values: {} },
  securityScheme: {
    values: {
      ...texts("type", "description", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl"),
      ...{ oauth2MetadataUrl: "text", deprecated: "flag", flows: "map" },
    },
  },
  tag: {
    values: { ...texts("name", "summary", "description", "parent", "kind"), externalDocs: "map" },
    required: ["name"],
  },
  schema: {
    values: {
      ...texts("$schema", "$id", "$anchor", "$dynamicAnchor", "$ref", "$dynamicRef", "$comment"),
      ...texts("title", "description", "format", "contentEncoding", "contentMediaType"),
      ...all("any", "const", "default", "example", "examples"),
      ...all("number", "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
      ...all("count", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"),
      ...all("count", "minContains", "maxContains"),
      ...all("flag", "uniqueItems", "readOnly", "writeOnly", "deprecated"),
      ...all("map", "$vocabulary", "dependentRequired", "discriminator", "xml", "externalDocs"),
      ...{ type: "types", enum: "list", required: "texts", pattern: "pattern" },
    },
  },
};

/** Members of OpenAPI 3.0 alone, with their kinds there. */
const OLD_SCHEMA: Readonly<Record<string, ValueType>> = {
  ...all("flag", "nullable", "exclusiveMinimum", "exclusiveMaximum"),
};

/** Members that a later version of OpenAPI added. */
const ADDED: Readonly<Record<"3.1" | "3.2", Readonly<Partial<Record<Kind, readonly string[]>>>>> = {
  "3.1": {
    document: ["webhooks", "jsonSchemaDialect"],
    info: ["summary"],
    components: ["pathItems"],
  },
  "3.2": {
    document: ["$self"],
    server: ["name"],
    pathItem: ["query", "additionalOperations"],
    response: ["summary"],
    mediaType: ["itemSchema", "prefixEncoding", "itemEncoding"],
    encoding: ["encoding", "prefixEncoding", "itemEncoding"],
    example: ["dataValue", "serializedValue"],
    components: ["mediaTypes"],
    securityScheme: ["oauth2MetadataUrl", "deprecated"],
    tag: ["summary", "parent", "kind"],
  },
};

/**
 * Finds mistakes in a bundled document that leave it readable: unknown members, missing ones, and values of the wrong
 * kind. Programs that read documents of other authors warn of them; everything else refuses them.
 */
export function findMistakes(document: Contract["document"]): PlacedProblem[] {
  const version = String(document["openapi"]).slice(0, 3);
  const nodes = nodesOf(document);
  return [...nodes.flatMap((node) => [...mistakesOf(node, version)]), ...findClashes(document, nodes)];
}

/** Number of mistakes that a warning names. */
const NAMED = 5;

/** Size in bytes from which looking up places in YAML takes longer than reading the document. */
const LARGE = 1_000_000;

/**
 * Warnings about a document of another author, one per line: the parts that are not supported, and its mistakes. In large
 * YAML files mistakes have no line, because whoever starts a program for such a document would wait for it.
 */
export function warningsOf({ files, document, warnings, locate }: Contract): string[] {
  const mistakes = findMistakes(document);
  const large = mistakes.length > 0 ? files.find((file) => !file.endsWith(".json") && statSync(file).size > LARGE) : "";
  const named = mistakes.slice(0, NAMED).map(({ path, message, fix }) => {
    const warning = `warning: ${message}`;
    return large ? `${show(large)}: ${warning}. ${fix}` : formatProblem({ ...locate(path), message: warning, fix });
  });
  const unsupported = warnings.map((each) => formatProblem({ ...each, message: `warning: ${each.message}` }));
  const rest = mistakes.length - named.length;
  const more = rest > 0 ? [`warning: The contract has ${rest} more mistakes.`] : [];
  return [...unsupported, ...named.map(printable), ...more];
}

function* mistakesOf({ kind, path, value: object }: DocumentNode, version: string): Generator<PlacedProblem> {
  // The siblings of a reference to a component have no grammar of their own.
  if (!isObject(object) || (kind !== "schema" && kind !== "pathItem" && "$ref" in object)) return;
  if (kind === "schema" && version === "3.0" && "$ref" in object) return;
  const { required = [] } = MEMBERS[kind];
  const unknown = Object.keys(object).filter((key) => !isMember(kind, key, object[key], version));
  const meant = unknown.map((key) => nearestMember(kind, key));
  for (const key of required) {
    if (key in object || meant.includes(key) || (key === "description" && version === "3.2")) continue;
    yield harmless([...path, key], "is missing", `Add it to the ${words(kind)}.`);
  }
  yield* combinationsOf(kind, path, object, version);
  for (const [key, value] of Object.entries(object)) {
    if (key.startsWith("x-")) continue;
    const at = [...path, key];
    const type = typeOf(kind, key, version);
    if (isLater(kind, key, version)) {
      yield harmless(
        at,
        `is not a member of ${nameOf(kind)} in OpenAPI ${version}`,
        "Remove it, or raise the version.",
      );
    } else if (type) {
      const wrong = wrongValue(type, value);
      const report = isLimit(type) ? harmless : problem;
      if (wrong) yield report([...at, ...wrong.below], wrong.message, wrong.fix);
    } else if (unknown.includes(key)) {
      const near = nearestMember(kind, key);
      const fix = near ? `Did you mean ${near}?` : "Remove it, or begin its name with x-.";
      const report = near && !isLimit(typeOf(kind, near, version)) ? problem : harmless;
      yield report(at, `is not a member of ${nameOf(kind)}`, fix);
    }
  }
}

/** Mistakes in members that are allowed, but not together. */
function* combinationsOf(
  kind: Kind,
  path: Path,
  object: Readonly<Record<string, unknown>>,
  version: string,
): Generator<PlacedProblem> {
  if (isObject(object["content"])) {
    for (const name of Object.keys(object["content"])) {
      if (MEDIA_TYPE.test(name)) continue;
      yield harmless([...path, "content", name], "is not a media type", "Write one such as application/json.");
    }
  }
  if ((kind === "parameter" || kind === "header") && !["schema", "content"].some((key) => key in object)) {
    yield harmless(path, "has neither a schema nor content", "Add a schema, such as { type: string }.");
  }
  if (kind === "parameter" && object["in"] === "path" && object["required"] !== true) {
    yield harmless(path, "is a path parameter that is not required", "Add required: true.");
  }
  if (kind === "operation" && version === "3.0" && !("responses" in object)) {
    yield harmless([...path, "responses"], "is missing", "Add it to the operation.");
  }
}

const MEDIA_TYPE = /^[^\s/;]+\/[^\s/;]+(?:\s*;.*)?$|^x-/;

function isMember(kind: Kind, key: string, value: unknown, version: string): boolean {
  return key.startsWith("x-") || typeOf(kind, key, version) !== undefined || memberSlot(kind, key, value) !== undefined;
}

function nearestMember(kind: Kind, key: string): string | undefined {
  return closest(key, [...Object.keys(MEMBERS[kind].values), ...Object.keys(GRAMMAR[kind].members)]);
}

function problem(path: Path, message: string, fix: string): PlacedProblem {
  return { path, message: `${shorten(path)} ${message}`, fix };
}

/** Mistake that generators can read over: what they make is the same without it. */
function harmless(path: Path, message: string, fix: string): PlacedProblem {
  return { ...problem(path, message, fix), isHarmless: true };
}

function words(kind: Kind): string {
  return nameOf(kind).replace(/^an? /, "");
}

function typeOf(kind: Kind, key: string, version: string): ValueType | undefined {
  const { values } = MEMBERS[kind];
  if (kind === "schema" && version === "3.0" && Object.hasOwn(OLD_SCHEMA, key)) return OLD_SCHEMA[key];
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function isLater(kind: Kind, key: string, version: string): boolean {
  const has = (later: "3.1" | "3.2"): boolean => version < later && ADDED[later][kind]?.includes(key) === true;
  return has("3.1") || has("3.2");
}
