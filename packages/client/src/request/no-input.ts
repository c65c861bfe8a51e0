import type { WriteInput } from "./prepare.ts";

/**
 * Replaces the writer of path, query, cookies and body while no operation of the contract takes any, so that applications
 * do not carry it.
 *
 * @throws {TypeError} when a caller without types gives some.
 */
export const writeInput: WriteInput = (baseUrl, { path }, { params, body }) => {
  if (body ?? params?.path ?? params?.query ?? params?.cookie) throw new TypeError();
  return { url: baseUrl + path };
};
