import ts from "typescript-5";
import { lineOf, type SourceFile, sourceFiles } from "./source-files.ts";

/** Exported type, interface, class or enum. */
export interface ExportedType {
  readonly name: string;
  /** Path from the root, with the line. */
  readonly place: string;
}

/** Types that are declared and exported in hand-written code that is not a test. */
export function exportedTypes(): readonly ExportedType[] {
  return sourceFiles()
    .filter(({ path, isTest }) => !isTest && !/\/src\/(generated|fixture)\//.test(path))
    .flatMap(typesIn);
}

function typesIn({ path, tree }: SourceFile): ExportedType[] {
  const exportedByName = new Set(
    tree.statements
      .filter(ts.isExportDeclaration)
      .filter(({ moduleSpecifier }) => moduleSpecifier === undefined)
      .flatMap(({ exportClause }) =>
        exportClause && ts.isNamedExports(exportClause) ? [...exportClause.elements] : [],
      )
      .map(({ name, propertyName }) => (propertyName ?? name).text),
  );
  return tree.statements.filter(isTypeDeclaration).flatMap((statement) => {
    const name = statement.name?.text;
    const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return name && (isExported || exportedByName.has(name)) ? [{ name, place: `${path}:${lineOf(statement)}` }] : [];
  });
}

function isTypeDeclaration(
  node: ts.Node,
): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration | ts.EnumDeclaration {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node)
  );
}
