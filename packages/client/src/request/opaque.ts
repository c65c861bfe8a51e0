/** Bytes in memory or in a file. Typed arrays of all kinds count as their bytes. */
export type Bytes = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

export function isBytes(value: unknown): value is Bytes {
  return value instanceof Blob || value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

export function isBinary(value: unknown): value is Bytes | ReadableStream {
  return isBytes(value) || value instanceof ReadableStream;
}

/** Returns `true` for bytes, and for instances whose data are not members. */
export function isOpaque(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  // The prototype of a plain object has none itself.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null || Array.isArray(value);
  return isBinary(value) || (!isPlain && Object.keys(value).length === 0);
}
