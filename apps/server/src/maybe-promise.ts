/** A value that is there already, or later. SQLite answers at once, and then a request is served without waiting. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Continues with a value at once if it is there, because waiting takes as long as a part of the work. */
export function andThen<Value, Result>(
  value: MaybePromise<Value>,
  next: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
