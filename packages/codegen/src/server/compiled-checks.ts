import type { ApiModel } from "@numbers-api/openapi/model";
import { messageOf, ProblemError } from "@numbers-api/openapi/problem";
import { formatReference } from "@numbers-api/openapi/reference";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import formats from "ajv-formats";
import type { GeneratedFiles } from "../output/folder.ts";

const DOCUMENT = "contract";
/** Member of the document with the schemas that are compiled, so that references in them lead into the document. */
const MEMBER = "x-checks";

/** Module of functions that validate values by JSON Schema 2020-12. */
export class CompiledChecks {
  readonly name: string;
  readonly #ajv: Ajv2020;
  readonly #schemas: Record<string, object> = {};

  /**
   * @param coerceTypes Turn text into the types of the schemas, as parameters need it.
   * @throws {ProblemError} for identifiers that occur twice, which the validator finds in examples, too.
   */
  constructor(name: string, { document, locate }: Pick<ApiModel, "document" | "locate">, coerceTypes: boolean) {
    this.name = name;
    this.#ajv = new Ajv2020({
      strict: false,
      coerceTypes,
      ownProperties: hasInheritedNames(document),
      logger: false,
      code: { source: true, esm: true, lines: true },
    });
    formats.default(this.#ajv);
    try {
      this.#ajv.addSchema({ ...document, [MEMBER]: this.#schemas }, DOCUMENT);
    } catch (error) {
      const message = `the server cannot compile the schemas of the contract: ${messageOf(error)}`;
      throw new ProblemError([{ ...locate([]), message, fix: "Give each $id once, also in examples." }]);
    }
  }

  /** Name of the function for a schema. Throws an error of the validator for a schema that is not one. */
  add(schema: object): string {
    const name = `check${Object.keys(this.#schemas).length}`;
    this.#schemas[name] = schema;
    this.#ajv.getSchema(keyOf(name));
    return name;
  }

  get isEmpty(): boolean {
    return Object.keys(this.#schemas).length === 0;
  }

  /** The module and its declarations; none without functions. */
  files(): GeneratedFiles {
    if (this.isEmpty) return new Map();
    const names = Object.keys(this.#schemas);
    const exported = Object.fromEntries(names.map((name) => [name, keyOf(name)]));
    const code = standaloneCode.default(this.#ajv, exported).replace(/^"use strict";/, "");
    const declarations = names.map((name) => `export declare const ${name}: Check;\n`);
    return new Map([
      [`${this.name}.js`, `${withImports(code)}\n`],
      [`${this.name}.d.ts`, `import type { Check } from "../../http/contract-check.ts";\n\n${declarations.join("")}`],
    ]);
  }
}

function keyOf(name: string): string {
  return DOCUMENT + formatReference([MEMBER, name]);
}

/**
 * Replaces the calls of `require`, which ajv writes in modules too, by imports. Loaders differ in the default export of
 * a CommonJS module that has one itself.
 */
function withImports(code: string): string {
  const modules: string[] = [];
  const body = code.replace(/\brequire\("([\w@/.-]+)"\)(\.default)?/g, (_, name: string, member?: string) => {
    if (!modules.includes(name)) modules.push(name);
    const identifier = `module${modules.indexOf(name)}`;
    return member ? `(${identifier}.default ?? ${identifier})` : identifier;
  });
  return modules.map((name, index) => `import module${index} from "${name}.js";\n`).join("") + body;
}

/** Names that every object has. Asking for own members costs time, so it is only done for contracts that use one. */
function hasInheritedNames(document: object): boolean {
  const text = JSON.stringify(document);
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(JSON.stringify(name)));
}
