/** Callbacks of calls that wait for one signal. */
class AbortListener extends Set<() => void> {
  handleEvent(): void {
    for (const callback of this) callback();
  }
}

const listeners = /* @__PURE__ */ new WeakMap<AbortSignal, AbortListener>();

/**
 * Calls back when a signal fires. However many calls share a signal, it has one listener: Node 20 warns of a leak at the
 * eleventh.
 *
 * @returns a function that unsubscribes; the last one removes the listener.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const listener = listeners.get(signal) ?? new AbortListener();
  listeners.set(signal, listener.add(callback));
  // Adding it again changes nothing.
  signal.addEventListener("abort", listener);
  return () => {
    if (!listener.delete(callback) || listener.size > 0) return;
    signal.removeEventListener("abort", listener);
    listeners.delete(signal);
  };
}
