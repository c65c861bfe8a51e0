interface Subscription {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const subscriptions = /* @__PURE__ */ new WeakMap<AbortSignal, Subscription>();

/**
 * Calls back when a signal fires. However many calls share a signal, it has one listener: Node 20 warns of a leak at the
 * eleventh.
 *
 * @returns a function that unsubscribes; the last one removes the listener.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const subscription = subscriptions.get(signal) ?? subscribe(signal);
  const { callbacks, listener } = subscription;
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    signal.removeEventListener("abort", listener);
    if (subscriptions.get(signal) === subscription) subscriptions.delete(signal);
  };
}

function subscribe(signal: AbortSignal): Subscription {
  const callbacks = new Set<() => void>();
  const listener = (): void => {
    for (const callback of callbacks) callback();
  };
  const subscription = { callbacks, listener };
  subscriptions.set(signal, subscription);
  signal.addEventListener("abort", listener);
  return subscription;
}
