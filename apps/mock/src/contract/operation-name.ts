interface Named {
  readonly method: string;
  readonly pathTemplate: string;
}

/** Names by operation: a request needs its own several times, mostly as a key. */
const names = new WeakMap<Named, string>();

/** Name of an operation as people write it: `GET /numbers/list`. */
export function operationName(operation: Named): string {
  const known = names.get(operation);
  if (known !== undefined) return known;
  const name = `${operation.method.toUpperCase()} ${operation.pathTemplate}`;
  names.set(operation, name);
  return name;
}
