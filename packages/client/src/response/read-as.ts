/** Reads a body in another form than JSON, with the media type of the response. */
export function readAs<As extends "text" | "blob" | "arrayBuffer">(
  as: As,
  { headers }: Pick<Response, "headers">,
  bytes: ArrayBuffer,
): ReturnType<Response[As]> {
  // The compiler does not relate the method's result to its name.
  return new Response(bytes, { headers })[as]() as ReturnType<Response[As]>;
}
