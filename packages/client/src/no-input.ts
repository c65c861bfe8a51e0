import type { WriteInput } from "./request.ts";

/**
 * Stands in for what writes path, query, cookies and body while no operation of the contract takes any: an application
 * does not carry what it cannot use.
 *
 * @throws {TypeError} when a caller without types gives some.
 */
export const writeInput: WriteInput = (baseUrl, { path }, { params, body }) => {
  if (body ?? params?.path ?? params?.query ?? params?.cookie) throw new TypeError();
  return { url: baseUrl + path };
};
