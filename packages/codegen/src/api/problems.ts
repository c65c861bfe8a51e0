import type { ApiModel, ApiOperation } from "@numbers-api/openapi/model";
import type { Problem } from "@numbers-api/openapi/problem";
import type { Path } from "@numbers-api/openapi/reference";

/** Collects the problems of a contract. */
export class Problems {
  readonly list: Problem[] = [];
  readonly #model: ApiModel;

  constructor(model: ApiModel) {
    this.#model = model;
  }

  add(at: Path, message: string, fix: string): void {
    this.list.push({ ...this.#model.locate(at), message, fix });
  }

  /** Place as a person reads it: `spec/openapi.yaml:48`. */
  line(at: Path): string {
    const { file, line } = this.#model.locate(at);
    return `${file}:${line}`;
  }
}

/** Operation as people write it: `GET /numbers/list`. */
export function describe({ method, pathTemplate }: ApiOperation): string {
  return `${method.toUpperCase()} ${pathTemplate}`;
}

/** Returns `true` for a name that a header or a cookie can have (RFC 9110, section 5.6.2). */
export function isToken(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}
