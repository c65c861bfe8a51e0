import ts from "typescript-5";
import { lineOf, type SourceFile, sourceFiles, visit } from "./source-files.ts";

/** Code that reads OpenAPI itself. */
export interface OpenapiKnowledge {
  /** Path from the root, with the line. */
  readonly place: string;
  readonly kind: "list of HTTP methods" | "$ref" | "parsing of media types";
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** Places in hand-written code that is not a test which list HTTP methods, look at `$ref`, or parse media types. */
export function openapiKnowledge(): readonly OpenapiKnowledge[] {
  return sourceFiles()
    .filter(({ path, isTest }) => !isTest && !path.includes("/generated/"))
    .flatMap(knowledgeIn);
}

/** Looks at one file. */
export function knowledgeIn({ path, tree }: Pick<SourceFile, "path" | "tree">): OpenapiKnowledge[] {
  const found: OpenapiKnowledge[] = [];
  visit(tree, (node) => {
    const kind = kindOf(node);
    if (kind) found.push({ place: `${path}:${lineOf(node)}`, kind });
  });
  return found;
}

function kindOf(node: ts.Node): OpenapiKnowledge["kind"] | undefined {
  if (namesIn(node).filter((name) => METHODS.has(name.toLowerCase())).length >= 3) return "list of HTTP methods";
  if ((ts.isStringLiteralLike(node) || ts.isIdentifier(node)) && node.text === "$ref") return "$ref";
  if (parsesMediaTypes(node)) return "parsing of media types";
  return undefined;
}

/** Names in a list, a table, a union of types or a pattern. */
function namesIn(node: ts.Node): string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.filter(ts.isStringLiteralLike).map(({ text }) => text);
  if (ts.isObjectLiteralExpression(node)) return node.properties.map(({ name }) => (name ? textOf(name) : ""));
  if (ts.isUnionTypeNode(node)) {
    return node.types
      .filter(ts.isLiteralTypeNode)
      .map(({ literal }) => (ts.isStringLiteralLike(literal) ? literal.text : ""));
  }
  if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) return node.text.match(/\w+/g) ?? [];
  return [];
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : "";
}

/** Use of the parser of Node, or a pattern or a suffix of JSON's media types. */
function parsesMediaTypes(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) return node.name.text === "MIMEType";
  if (ts.isStringLiteralLike(node)) return /^[+/](json|xml)$/.test(node.text);
  return ts.isRegularExpressionLiteral(node) && /\+\)?(json|xml)|json\$/.test(node.text);
}
