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
    .filter(({ path, isTest }) => !isTest && !/\/src\/(generated|fixture)\//.test(path))
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
  if (ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === "METHODS") return "list of HTTP methods";
  if (readsReferences(node)) return "$ref";
  if (parsesMediaTypes(node)) return "parsing of media types";
  return undefined;
}

/** Names in a list, a table, a type, a pattern, or the alternatives of a decision. */
function namesIn(node: ts.Node): string[] {
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literalText);
  if (ts.isObjectLiteralExpression(node) || ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node)) {
    const members: readonly (ts.ObjectLiteralElementLike | ts.TypeElement)[] =
      "properties" in node ? node.properties : node.members;
    return members.map(({ name }) => (name ? nameText(name) : ""));
  }
  if (ts.isEnumDeclaration(node)) return node.members.map(({ name }) => nameText(name));
  if (ts.isUnionTypeNode(node)) {
    return node.types.map((type) => (ts.isLiteralTypeNode(type) ? literalText(type.literal) : ""));
  }
  if (ts.isSwitchStatement(node)) {
    return node.caseBlock.clauses.map((clause) => (ts.isCaseClause(clause) ? literalText(clause.expression) : ""));
  }
  if (isDecision(node)) return isDecision(node.parent) ? [] : comparedTexts(node);
  if (ts.isRegularExpressionLiteral(node) || ts.isStringLiteralLike(node)) return node.text.match(/\w+/g) ?? [];
  return [];
}

/** `a || b` or `a && b`. */
function isDecision(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.AmpersandAmpersandToken;
}

/** Texts that a value is compared with in `a === "x" || a === "y"`. */
function comparedTexts(node: ts.Expression): string[] {
  if (ts.isParenthesizedExpression(node)) return comparedTexts(node.expression);
  return ts.isBinaryExpression(node)
    ? [node.left, node.right].flatMap((side) => (ts.isBinaryExpression(side) ? comparedTexts(side) : literalText(side)))
    : [];
}

function nameText(name: ts.PropertyName): string {
  return ts.isIdentifier(name) ? name.text : literalText(name);
}

function literalText(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : "";
}

/** Use of the name `$ref`, however it is written. Sentences may have it in them. */
function readsReferences(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return node.text === "$ref";
  if (ts.isRegularExpressionLiteral(node)) return /\$ref/.test(node.text);
  if (isTemplatePart(node)) return /^[^a-z]*\$ref[^a-z]*$/.test(node.text);
  if (!ts.isStringLiteralLike(node)) return false;
  const isPart = ts.isBinaryExpression(node.parent) && node.parent.operatorToken.kind === ts.SyntaxKind.PlusToken;
  return (isPart && /^\$(re?)?$/.test(node.text)) || /^[^a-z]*\$ref[^a-z]*$/.test(node.text);
}

function isTemplatePart(node: ts.Node): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}

/** Use of the parser of Node, a pattern or a suffix of media types, or a search in something named like one. */
function parsesMediaTypes(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) return (node.propertyName ?? node.name).text === "MIMEType";
  if (ts.isStringLiteralLike(node)) return /^[+/](json|xml)$/.test(node.text);
  if (ts.isRegularExpressionLiteral(node)) return /\+\)?(json|xml)|json\$|(application|text|image)\\\//.test(node.text);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  const [argument] = node.arguments;
  return (
    ["split", "startsWith", "endsWith", "includes", "indexOf", "match", "search"].includes(name.text) &&
    /(content|media|mime).?type|^type\b/i.test(expression.getText()) &&
    argument !== undefined &&
    /^(;|\/|[+/]?(json|xml)|(text|image|application|multipart)\/.*)$/.test(literalText(argument))
  );
}
