/** HTTP methods that OpenAPI 3.0 to 3.2 give a path item a member for, in lower case as in the document. */
export type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query";

/** All HTTP methods of OpenAPI. `query` exists since OpenAPI 3.2. */
export const HTTP_METHODS: readonly HttpMethod[] = [
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "trace",
  "query",
];

/** Checks that a member of a path item is an operation. */
export function isHttpMethod(key: string): key is HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(key); // `includes` accepts only methods as its argument type.
}

/** Checks that a method is safe (RFC 9110, section 9.2.1; QUERY by its draft). */
export function isSafeMethod(method: HttpMethod | Uppercase<HttpMethod>): boolean {
  return ["get", "head", "options", "trace", "query"].includes(method.toLowerCase());
}
