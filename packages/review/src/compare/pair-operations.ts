import type { ApiOperation } from "@numbers-api/openapi/model";

/** Operations of two documents that belong together, and the others. */
export interface OperationPairs {
  readonly pairs: readonly (readonly [ApiOperation, ApiOperation])[];
  readonly gone: readonly ApiOperation[];
  readonly come: readonly ApiOperation[];
}

/** Path template without the names of its parameters, which are not sent. */
export function shapeOf({ pathTemplate }: ApiOperation): string {
  // The path of a webhook or a callback is a name or an expression.
  return pathTemplate.startsWith("/") ? pathTemplate.replaceAll(/\{[^}]*\}/g, "{}") : pathTemplate;
}

/** Pairs operations of the same method and path, then of the same path but for names in it, then of the same id. */
export function pairOperations(base: readonly ApiOperation[], head: readonly ApiOperation[]): OperationPairs {
  const come = new Set(head);
  const pairs: [ApiOperation, ApiOperation][] = [];
  let open = [...base];
  const keys: readonly ((operation: ApiOperation) => string | undefined)[] = [
    ({ method, pathTemplate }) => `${method} ${pathTemplate}`,
    (operation) => `${operation.method} ${shapeOf(operation)}`,
    ({ operationId }) => operationId,
  ];
  for (const keyOf of keys) {
    const found = new Map([...come].map((operation) => [keyOf(operation), operation]));
    open = open.filter((from) => {
      const key = keyOf(from);
      const to = key === undefined ? undefined : found.get(key);
      if (!to || !come.delete(to)) return true;
      pairs.push([from, to]);
      return false;
    });
  }
  return { pairs, gone: open, come: [...come] };
}
