import { parsePointer } from "@numbers-api/openapi/reference";
import { isMethod, pathItem } from "./documented.ts";
import type { Operation } from "./operation.ts";
import { hideInData, visit } from "./references.ts";

type Data = Readonly<Record<string, unknown>>;

/**
 * A copy of a document that has one operation, and all that this refers to. Prism works through the whole of what it
 * is given, which takes seconds for a long document, and tens of seconds for one whose schemas refer to each other.
 * A `$ref` that is a word in an example is hidden, since Prism would follow it, even to another machine.
 */
export function excerptFor(document: object, { method, path }: Pick<Operation, "method" | "path">): object {
  const item = Object.entries(pathItem(document, path)).filter(
    ([key]) => !isMethod(key) || key === method.toLowerCase(),
  );
  const paths = { [path]: Object.fromEntries(item) };
  const components = componentsFor(paths, document);
  // What refers to a part of another operation needs that operation, too.
  const excerpt = structuredClone(components ? { ...general(document), paths, components } : document);
  hideInData(excerpt);
  return excerpt;
}

/** A copy of a document that has no operation at all. */
export function excerptOfNothing(document: object): object {
  return structuredClone({ ...general(document), paths: {} });
}

/** What a document says about all of its operations. Anything else may refer to what an excerpt has not. */
function general(document: object): object {
  const names = ["openapi", "info", "jsonSchemaDialect", "servers", "security", "tags"];
  return Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name)));
}

/**
 * The components that a value refers to, and those that these refer to, with the security schemes, which are named in
 * another way. Nothing when a reference leads to another part of the document.
 */
function componentsFor(value: unknown, document: object): Data | undefined {
  const { components = {} } = document as { components?: Record<string, Data> }; // What is none holds nothing to find.
  const { securitySchemes = {} } = components;
  const kept: Record<string, Record<string, unknown>> = { securitySchemes: { ...securitySchemes } };
  const open = [value, securitySchemes];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found: string[] = [];
    visit(next, { onReference: (reference) => found.push(reference) }, next === value);
    for (const reference of found) {
      const [section, kind = "", name = ""] = parsePointer(reference);
      if (section !== "components") return undefined;
      kept[kind] ??= {};
      if (name in kept[kind]) continue;
      const component = components[kind]?.[name];
      kept[kind][name] = component;
      open.push(component);
    }
  }
  return kept;
}
