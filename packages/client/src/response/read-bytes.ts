/**
 * Reads a body, and stops at the limit: a few kilobytes of gzip can become gigabytes.
 *
 * @param limit - After decompression, in bytes.
 * @returns `undefined` for a body that is longer.
 */
export async function readBytes(response: Response, limit: number): Promise<ArrayBuffer | undefined> {
  const { body, headers } = response;
  // A body that is not compressed is as long as its header says.
  const isShort = Number(headers.get("content-length") ?? Number.NaN) <= limit && !headers.has("content-encoding");
  if (isShort || !body) return response.arrayBuffer();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = body.getReader();
  for (let size = 0; size <= limit; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    chunks.push(value);
    size += value.length;
  }
  // The connection may break, or be slow to close.
  reader.cancel().catch(() => {});
  return undefined;
}
