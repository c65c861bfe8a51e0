/** Whether bodies of a media type are JSON (RFC 6839 for the suffix), whatever its parameters. */
export function isJson(mediaType: string): boolean {
  return /^[^/;]+\/(?:json|[^;]+\+json)\s*(?:;|$)/i.test(mediaType.trim());
}
