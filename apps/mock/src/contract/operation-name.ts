/** Name of an operation as people write it: `GET /numbers/list`. */
export function operationName({
  method,
  pathTemplate,
}: {
  readonly method: string;
  readonly pathTemplate: string;
}): string {
  return `${method.toUpperCase()} ${pathTemplate}`;
}
