import type { ServerResponse } from "node:http";

/** A signal that is aborted when the connection of a response is gone; to be disposed of when nobody waits any more. */
export function connectionSignal(response: ServerResponse): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // A response that waits behind another one on its connection is told of nothing, so the connection is asked.
  const { socket } = response.req;
  if (socket.destroyed) abort();
  else socket.once("close", abort);
  return { signal: controller.signal, [Symbol.dispose]: () => socket.off("close", abort) };
}
