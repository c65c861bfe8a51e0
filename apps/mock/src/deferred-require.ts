import { Module } from "node:module";

/**
 * Loads a CommonJS module, while some files that it requires at its top wait until something in them is used. Stand-ins
 * take their place in the cache of `require` and are gone when this returns, so that nobody else meets them.
 */
export function requireDeferring(require: NodeJS.Require, name: string, files: readonly string[]): unknown {
  const deferred = files.filter((file) => !(file in require.cache));
  for (const file of deferred) {
    let loaded: Callable | undefined;
    const load = (): Callable => {
      loaded ??= require(file) as Callable; // Or an object, of which only members are asked for.
      return loaded;
    };
    const exports = standIn(load, (key) => standIn(() => Reflect.get(load(), key)));
    require.cache[file] = Object.assign(new Module(file), { exports, loaded: true });
  }
  try {
    return require(name);
  } finally {
    for (const file of deferred) delete require.cache[file];
  }
}

type Callable = (...args: unknown[]) => unknown;

/** Behaves as the function, the class or the object that `load` gives, which is asked for at the first use. */
function standIn(load: () => Callable, get = (key: string | symbol): unknown => Reflect.get(load(), key)): Callable {
  // Unlike an arrow function, such a target lets its proxy be called with `new`.
  function target(): void {}
  return new Proxy<Callable>(target, {
    get: (_, key) => get(key),
    apply: (_, self, args) => Reflect.apply(load(), self, args),
    construct: (_, args) => Reflect.construct(load(), args),
  });
}
