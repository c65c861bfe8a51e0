import { isObject, parsePointer, referenceOf, valueAt } from "@numbers-api/openapi/reference";
import { isFile } from "./schema.ts";

/** Properties of a schema, and of all that it refers to, by which its types differ between uses. */
export interface SchemaMarks {
  /** Has members that are only read or only written. */
  readonly hasDirection: boolean;
  /** Has files. */
  readonly hasFiles: boolean;
}

interface Scan {
  hasDirection: boolean;
  hasFiles: boolean;
  readonly references: Set<string>;
}

/** Members that contain data of the author. */
const DATA: ReadonlySet<string> = new Set(["const", "default", "enum", "example", "examples"]);

/** Finds the marks of schemas by reference. */
export class Marks {
  readonly #document: unknown;
  readonly #scans = new Map<string, Scan>();
  readonly #marks = new Map<string, SchemaMarks>();

  constructor(document: unknown) {
    this.#document = document;
  }

  of(reference: string): SchemaMarks {
    const known = this.#marks.get(reference);
    if (known) return known;
    const seen = new Set([reference]);
    let hasDirection = false;
    let hasFiles = false;
    for (const each of seen) {
      const scan = this.#scan(each);
      hasDirection ||= scan.hasDirection;
      hasFiles ||= scan.hasFiles;
      for (const next of scan.references) seen.add(next);
    }
    // A form differs from a request wherever a request differs from a response.
    const marks = { hasDirection, hasFiles };
    this.#marks.set(reference, marks);
    return marks;
  }

  #scan(reference: string): Scan {
    const known = this.#scans.get(reference);
    if (known) return known;
    const scan: Scan = { hasDirection: false, hasFiles: false, references: new Set() };
    this.#scans.set(reference, scan);
    visit(valueAt(this.#document, parsePointer(reference)), scan);
    return scan;
  }
}

function visit(node: unknown, scan: Scan): void {
  if (Array.isArray(node)) for (const item of node) visit(item, scan);
  if (!isObject(node)) return;
  scan.hasDirection ||= node["readOnly"] === true || node["writeOnly"] === true;
  scan.hasFiles ||= isFile(node);
  const reference = referenceOf(node);
  if (reference !== undefined) scan.references.add(reference);
  for (const [key, member] of Object.entries(node)) if (!DATA.has(key)) visit(member, scan);
}
