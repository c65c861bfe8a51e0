import type { ServerResponse } from "node:http";

/** Signal that is aborted when the connection of a response closes. Dispose of it after use. */
export function connectionSignal(response: ServerResponse): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  // A pipelined response gets no `close` event while it waits for its turn, so the socket is observed instead.
  const { socket } = response.req;
  if (socket.destroyed) abort();
  else socket.once("close", abort);
  return { signal: controller.signal, [Symbol.dispose]: () => socket.off("close", abort) };
}
