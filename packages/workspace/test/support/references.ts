import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript-5";
import { root } from "../../src/processes/root.ts";
import { files, folders, lineOf, packageOf, type SourceFile, sourceFiles, visit } from "./source-files.ts";

/** Place that refers to another package, or to another file of its own package. */
export interface Reference {
  /** Path from the root, with the line. */
  readonly place: string;
  readonly from: string;
  readonly isTest: boolean;
  /** Required file or folder, as a path from the root. */
  readonly target: string;
  /** Text that names it. */
  readonly specifier: string;
  /** `import` for module specifiers, also of types; `path` for everything that names a file. */
  readonly kind: "import" | "path";
}

interface Manifest {
  readonly name: string;
  readonly exports?: unknown;
  readonly imports?: unknown;
  readonly scripts?: Readonly<Record<string, string>>;
}

const known: ReadonlySet<string> = new Set(files);
const manifests = new Map(
  folders.map((folder) => [folder, JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest]),
);
const folderByName = new Map([...manifests].map(([folder, { name }]) => [name, folder]));
/** Names of packages in the code begin with the scope of the workspace. */
const PACKAGE_NAME = /^(@[\w-]+\/[\w-]+)(\/.*)?$/;
const FROM_ROOT = /^(spec|packages\/[\w-]+|apps\/[\w-]+)(?=\/|$)/;

/** Every reference in code, scripts of package.json and inputs of turbo.json. */
export function references(): readonly Reference[] {
  return [
    ...sourceFiles().flatMap(referencesIn),
    ...folders.flatMap(scriptReferences),
    ...folders.flatMap(turboInputs),
  ];
}

function referencesIn(file: SourceFile): Reference[] {
  const found: Reference[] = [];
  const add = (node: ts.Node, target: string | undefined, kind: Reference["kind"]): void => {
    if (target === undefined) return;
    const { path, isTest } = file;
    const specifier = isText(node) ? node.text : node.getText();
    found.push({ place: `${path}:${lineOf(node)}`, from: path, isTest, target, specifier, kind });
  };
  visit(file.tree, (node) => {
    if (ts.isCallExpression(node) && /^(join|resolve)$/.test(calledName(node))) {
      add(node, joinedPath(node, file), "path");
    } else if (isText(node) && !isNameInSamples(node)) {
      if (isSpecifier(node)) add(node, resolveModule(node.text, file.path), "import");
      else add(node, resolvePath(node.text, file), "path");
    }
  });
  return found;
}

/** True for the name of a package that generated samples of code import. */
function isNameInSamples({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && parent.name.getText() === "packageName";
}

function isText(node: ts.Node): node is ts.StringLiteralLike | ts.TemplateLiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

/** True for the module name of an import, an export, a type import, or a dynamic import. */
function isSpecifier(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isExternalModuleReference(parent)) return true;
  if (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent)) return true;
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
}

function calledName({ expression }: ts.CallExpression): string {
  if (ts.isPropertyAccessExpression(expression)) return expression.name.text;
  return ts.isIdentifier(expression) ? expression.text : "";
}

/** `join(root, "packages", "client")` names a folder although none of its texts does. */
function joinedPath(call: ts.CallExpression, file: SourceFile): string | undefined {
  const parts = call.arguments.map((argument) => (ts.isStringLiteralLike(argument) ? argument.text : undefined));
  const [first, ...rest] = parts;
  if (rest.length < 2 && first === undefined) return undefined;
  const texts = first === undefined ? rest : parts;
  const literal = texts.slice(0, texts.includes(undefined) ? texts.indexOf(undefined) : texts.length);
  return literal.length > 1 ? resolvePath(literal.join("/"), file) : undefined;
}

/** Module specifier as the path of a file; `undefined` for packages of the registry and modules of Node. */
function resolveModule(specifier: string, from: string): string | undefined {
  if (specifier.startsWith(".")) {
    const path = toSlashes(join(dirname(from), specifier));
    return known.has(path) ? path : [`${path}.ts`, `${path}/index.ts`].find((file) => known.has(file));
  }
  const [, name = "", subpath = ""] = PACKAGE_NAME.exec(specifier) ?? [];
  const folder = folderByName.get(name);
  if (folder === undefined) return undefined;
  const entry = sourceEntry(exported(manifests.get(folder)?.exports, `.${subpath}`));
  return entry === undefined ? folder : toSlashes(join(folder, entry));
}

function exported(exports: unknown, subpath: string): unknown {
  if (typeof exports !== "object" || exports === null) return exports;
  const keys = Object.keys(exports);
  return keys.some((key) => key.startsWith(".")) ? Reflect.get(exports, subpath) : exports;
}

function sourceEntry(entry: unknown): string | undefined {
  if (typeof entry === "string") return entry;
  if (typeof entry !== "object" || entry === null) return undefined;
  for (const condition of ["@numbers-api/source", "default"]) {
    const found = sourceEntry(Reflect.get(entry, condition));
    if (found) return found;
  }
  return undefined;
}

/** File or folder of the repository that a text names, outside the package of the file. */
function resolvePath(
  text: string,
  { path, folder }: { readonly path: string; readonly folder: string },
): string | undefined {
  const [, name = ""] = PACKAGE_NAME.exec(text) ?? [];
  const named = folderByName.get(name);
  if (named !== undefined) return named === folder ? undefined : named;
  const clean = text.replace(/^\/+/, "");
  const candidates = /^\.\.?\//.test(clean)
    ? [join(dirname(path), clean), join(folder, clean)]
    : FROM_ROOT.test(clean) && clean.includes("/")
      ? [clean]
      : [];
  return candidates
    .map((candidate) => toSlashes(normalize(candidate)))
    .filter((candidate) => !candidate.startsWith("..") && packageOf(candidate) !== folder)
    .find((candidate) => packageOf(candidate) !== "" && existsSync(join(root, candidate)));
}

/** Words of the scripts in a package.json that name another package. */
function scriptReferences(folder: string): Reference[] {
  const from = `${folder}/package.json`;
  const scripts = Object.entries(manifests.get(folder)?.scripts ?? {});
  return scripts.flatMap(([name, script]) =>
    script.split(/[\s=]+/).flatMap((word) => {
      const target = resolvePath(word, { path: from, folder });
      const isTest = name.startsWith("test");
      if (target === undefined) return [];
      return [{ place: `${from} "${name}"`, from, isTest, target, specifier: word, kind: "path" as const }];
    }),
  );
}

/** Inputs of a package's turbo.json that are files of another package. */
function turboInputs(folder: string): Reference[] {
  const from = `${folder}/turbo.json`;
  if (!known.has(from)) return [];
  const { config } = ts.readConfigFile(from, () => readFileSync(join(root, from), "utf8")) as {
    config: { readonly tasks?: Readonly<Record<string, { readonly inputs?: readonly string[] }>> };
  };
  return Object.entries(config.tasks ?? {}).flatMap(([task, { inputs = [] }]) =>
    inputs
      .filter((input) => input.startsWith("$TURBO_ROOT$/"))
      .flatMap((input) => {
        const matches = globSync(input.slice("$TURBO_ROOT$/".length), { cwd: root, exclude: ["**/node_modules"] });
        const targets = new Set(matches.map((match) => packageOf(toSlashes(match))));
        return [...targets]
          .filter((target) => target !== "" && target !== folder)
          .map((target) => {
            const isTest = task.startsWith("test");
            return { place: `${from} ${task}`, from, isTest, target, specifier: input, kind: "path" as const };
          });
      }),
  );
}

function toSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}
