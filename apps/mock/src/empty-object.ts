/** Objects with this prototype inherit nothing. Those without any prototype are slow. */
const NOTHING: object = Object.freeze(Object.create(null));

/** Object in which names such as `constructor` and `__proto__` are ordinary ones. */
export function emptyObject<T>(): Record<string, T> {
  return Object.create(NOTHING) as Record<string, T>; // An empty object satisfies this type.
}
