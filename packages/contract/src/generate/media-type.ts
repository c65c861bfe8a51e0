/** Whether bodies of a media type are JSON (RFC 6839 for the suffix), whatever its parameters. */
export function isJson(mediaType: string): boolean {
  return /^[^/;]+\/(?:json|[^;]+\+json)\s*(?:;|$)/i.test(mediaType.trim());
}

/**
 * In lower case but for its parameters, so that comparing needs no more than the text (RFC 9110, section 8.3.1). A range
 * such as `image/*` becomes the one that everything is in, as to tell what else is in it takes every client some code.
 */
export function normalize(type: string): string {
  const [essence = "", ...parameters] = type.split(/\s*;\s*/);
  return essence.endsWith("/*") ? "*/*" : [essence.toLowerCase(), ...parameters].join(";");
}
