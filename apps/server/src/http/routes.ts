import type { Operation } from "@numbers-api/contract";

/** Operations of one path of the contract. */
export interface PathRoutes {
  /** The path in Hono's form, for example `/numbers/:p0`. */
  readonly path: string;
  /** Names of the path parameters in order: Hono's names cannot have all characters. */
  readonly parameters: readonly string[];
  /** Operations by method. */
  readonly byMethod: Readonly<Record<string, Operation>>;
}

/**
 * Groups operations by path, with the most concrete path first, as OpenAPI requires.
 *
 * @throws {Error} when a path template has a parameter within a segment.
 */
export function routesOf(operations: Readonly<Record<string, Operation>>): readonly PathRoutes[] {
  const all = Object.values(operations);
  return [...new Set(all.map(({ path }) => path))]
    .sort((left, right) => (weightOf(left) < weightOf(right) ? -1 : 1))
    .map((template) => ({
      ...honoPath(template),
      byMethod: Object.fromEntries(
        all.filter(({ path }) => path === template).map((operation) => [operation.method, operation]),
      ),
    }));
}

function honoPath(template: string): Pick<PathRoutes, "path" | "parameters"> {
  const parameters: string[] = [];
  const segments = template.split("/").map((segment) => {
    const [, name] = /^\{([^{}]+)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      if (/[{}:*]/.test(segment))
        throw new Error(`The server cannot route ${template}: a parameter has to be a whole segment.`);
      return segment;
    }
    return `:p${parameters.push(name) - 1}`;
  });
  return { path: segments.join("/"), parameters };
}

/** Sorts a literal segment before a parameter at the same place. */
function weightOf(template: string): string {
  return template.replace(/\{[^{}]+\}/g, "\u{10FFFF}");
}
